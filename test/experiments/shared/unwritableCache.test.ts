import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../../src/packageRoot.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-unwritable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Permissions do not hold root back: there it is the user nobody who runs it.
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const program = join(packageRoot(), "bin", "ridgelab.js");
const call = (args: readonly string[], env = {}) =>
  spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, HOME: folder, TMPDIR: join(folder, "temporary"), ...env },
    ...user,
  });

chmodSync(folder, 0o777);
for (const name of ["results", "results/.cache", "temporary"]) mkdirSync(join(folder, name));
for (const name of ["results", "temporary"]) chmodSync(join(folder, name), 0o777);
chmodSync(join(folder, "results", ".cache"), 0o555);

describe.skipIf(process.platform === "win32" || call(["--version"]).status !== 0)("a cache that cannot be written", () => {
  it("is named once, the run goes on, and the synthetic prints that it made go with it", () => {
    const { status, stderr } = call(["run", "preprocessing", "--profile", "smoke"]);
    expect(status, stderr).toBe(0);
    expect(stderr.match(/cannot be written: synthetic prints are made for this call alone/g)).toHaveLength(1);
    expect(stderr.match(/cannot be written: results of stages are not kept/g)).toHaveLength(1);
    expect(readdirSync(join(folder, "temporary"))).toEqual([]);
  }, 60_000);

  it("says in words what a worker could not write", () => {
    chmodSync(join(folder, "temporary"), 0o555);
    const { status, stderr } = call(["run", "preprocessing", "--profile", "smoke", "--force", "--quiet"]);
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^ridgelab: (no permission to write or read: .*|.*TMPDIR.*)$/);
    expect(status).toBe(1);
  }, 60_000);
});

describe.skipIf(process.platform === "win32" || call(["--version"]).status !== 0)("a folder that cannot be written", () => {
  mkdirSync(join(folder, "kept"));
  chmodSync(join(folder, "kept"), 0o555);
  writeFileSync(join(folder, "scores.csv"), "genuine,score\n1,0.9\n0,0.2\n");

  it.each([
    [["run", "normal-law", "--profile", "smoke"]],
    [["run", "normal-law", "--profile", "smoke", "--seeds", "1,2"]],
    [["sweep", "normal-law", "--profile", "smoke", "--grid", "dice=1,2"]],
    [["metrics", "scores.csv"]],
    [["notebook", "run", "06"]],
  ])("is said in one line before anything is computed: %j", (args) => {
    for (const out of ["kept", "kept/below"]) {
      const { status, stdout, stderr } = call([...args, "--out", out]);
      expect(stderr).toBe("ridgelab: --out: no permission to write into kept; give another folder\n");
      expect(stdout).toBe("");
      expect(status).toBe(2);
    }
  });

  it("does for a run that is there already", () => {
    chmodSync(join(folder, "kept"), 0o777);
    const run = ["run", "normal-law", "--profile", "smoke", "--set", "draws=2000", "--out", "kept"];
    expect(call(run).status).toBe(0);
    chmodSync(join(folder, "kept"), 0o555);
    const { status, stderr } = call(run);
    expect(stderr).toContain("nothing changed: kept");
    expect(status).toBe(0);
  });
});
