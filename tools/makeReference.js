// Makes results/reference: one committed run of every experiment (quick profile, seed 1, synthetic prints), the source of the
// README's pictures. `npm run build && node tools/makeReference.js`. Of figures only the PNG is kept: the repository should stay small.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const reference = join(root, "results", "reference");
const cwd = mkdtempSync(join(tmpdir(), "ridgelab-reference-"));
const { status } = spawnSync(process.execPath, [join(root, "bin", "ridgelab.js"), "run", "all"], { cwd, stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

rmSync(reference, { recursive: true, force: true });
for (const id of readdirSync(join(cwd, "results"))) {
  if (id.startsWith(".") || id === "index.html") continue;
  const [run] = readdirSync(join(cwd, "results", id));
  const folder = join(reference, id);
  const dropped = (name) => /figures\/.*\.(html|svg|pdf|json)$/.test(name);
  cpSync(join(cwd, "results", id, run), folder, { recursive: true, filter: (path) => !dropped(path) });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  manifest.formats = ["png"];
  for (const name of Object.keys(manifest.outputs)) if (dropped(name)) delete manifest.outputs[name];
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
rmSync(cwd, { recursive: true });
