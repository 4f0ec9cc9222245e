import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * A copy of the checkout in a temporary folder: the files that git knows or would take, as they are now, and the compiled ones. Packages are linked
 * one by one, so that what tools keep beside them stays in the copy; so is shared/ beside the checkout, where there is one.
 *
 * @returns the copy's folder, and what removes it
 */
export function copyCheckout(root) {
  const parent = mkdtempSync(join(tmpdir(), "ridgelab-mutate-"));
  const folder = join(parent, "checkout");
  const listed = spawnSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (listed.status !== 0) throw new Error(`${root} must be a git checkout; got ${listed.stderr.trim()}`);
  for (const name of listed.stdout.split("\0")) {
    if (name === "" || name === "node_modules" || !existsSync(join(root, name))) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name));
  }
  if (existsSync(join(root, "dist"))) cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!/^\.(vite|vitest)/.test(name)) symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  const shared = join(root, "..", "shared");
  if (existsSync(shared)) symlinkSync(shared, join(parent, "shared"));
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 20 }) };
}
