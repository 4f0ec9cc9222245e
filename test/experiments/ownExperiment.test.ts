import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import * as lab from "../../src/index.js";
import { closePool } from "../../src/lab/pool.js";
import { packageRoot } from "../../src/packageRoot.js";
import brightness from "./own/brightness.js";

afterAll(closePool);

const own = join(import.meta.dirname, "own");

/** A folder of the user's own with the experiment of CONTRIBUTING.md, and the command line run in it. */
function project() {
  const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
  cpSync(own, cwd, { recursive: true });
  const ridgelab = (...args: string[]) => {
    const all = [join(packageRoot(), "bin", "ridgelab.js"), ...args];
    const { status, stderr, stdout } = spawnSync(process.execPath, all, { cwd, encoding: "utf8" });
    return { status, stderr, stdout };
  };
  return { cwd, ridgelab };
}

describe("an experiment of the user's own", () => {
  it("is the one that CONTRIBUTING.md shows", () => {
    const page = readFileSync(join(packageRoot(), "CONTRIBUTING.md"), "utf8");
    for (const name of readdirSync(own)) expect(page).toContain(readFileSync(join(own, name), "utf8"));
  });

  it("runs from its file, is cached, swept, drawn and reported as any other", () => {
    const { cwd, ridgelab } = project();
    const run = ridgelab("run", "./brightness.ts", "--profile", "smoke", "--set", "fingers=1");
    expect(run.stderr).toContain("means: first run");
    expect(run.status).toBe(0);
    writeFileSync(join(cwd, "means.ts"), `// a comment\n${readFileSync(join(cwd, "means.ts"), "utf8")}`);
    expect(ridgelab("run", "./brightness.ts", "--profile", "smoke", "--set", "fingers=1").stderr).toContain("nothing changed");
    const changed = readFileSync(join(cwd, "means.ts"), "utf8").replace("sum + level", "sum + 2 * level");
    writeFileSync(join(cwd, "means.ts"), changed);
    expect(ridgelab("run", "./brightness.ts", "--profile", "smoke", "--set", "fingers=1").stderr).toMatch(
      /means: code .*means.* changed/,
    );
    expect(readFileSync(join(cwd, "results", "index.html"), "utf8")).toContain('<details class="experiment" id="brightness">');
    writeFileSync(join(cwd, "nothing.ts"), "export const nothing = 1;");
    expect(ridgelab("run", "./nothing.ts").stderr).toBe(
      "ridgelab: ./nothing.ts: must export one experiment, made with define; it exports 0\n",
    );
  }, 120_000);

  it("has a manifest with the command that repeats the run, or the point of a sweep, however it was typed", () => {
    const { cwd, ridgelab } = project();
    const files = () => readdirSync(join(cwd, "results", "brightness"), { recursive: true, encoding: "utf8" });
    const commands = () => files().flatMap((f) => (f.endsWith("manifest.json") ? [manifestOf(f).command as string] : []));
    const manifestOf = (file: string) => JSON.parse(readFileSync(join(cwd, "results", "brightness", file), "utf8"));
    ridgelab("-q", "run", "--profile", "smoke", "./brightness.ts", "--seed=3", "--set", "fingers=1", "--force");
    ridgelab("sweep", "./brightness.ts", "--grid", "fingers=1", "--profile", "smoke");
    const [run, point] = commands().sort((a, b) => b.length - a.length);
    expect(run).toBe("ridgelab run ./brightness.ts --profile smoke --set fingers=1 --seed 3 --force");
    expect(point).toBe("ridgelab run ./brightness.ts --profile smoke --set fingers=1");
    for (const command of [run, point]) expect(ridgelab(...command.split(" ").slice(1)).status).toBe(0);
    expect(commands()).toHaveLength(2);
  }, 120_000);

  it("runs in code, with its stages' results and settings typed", async () => {
    const out = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "results");
    const run = await lab.run(brightness, { fingers: 1 }, { profile: "smoke", out });
    const means: readonly number[] = run.stage("means");
    const fingers: number = run.config.fingers;
    expect(run.manifest.command).toBe(
      `lab.run((await import("${brightness.url}")).default, {"fingers":1}, ${JSON.stringify({ profile: "smoke", out })})`,
    );
    expect([means.length, fingers, run.table("means").rows]).toEqual([1, 1, [{ mean: means[0] }]]);
    // @ts-expect-error no such stage: a red line in the editor
    expect(() => run.stage("medians")).toThrow('brightness has no stage "medians" in this run; there are means');
    // @ts-expect-error no such setting
    await expect(lab.run(brightness, { finger: 1 }, { out })).rejects.toThrow(/did you mean fingers\?/);
  }, 120_000);

  it("that is missing, broken or named as one of the lab's is refused in a line", () => {
    const { cwd, ridgelab } = project();
    expect(ridgelab("run", "./missing.ts")).toMatchObject({
      status: 2,
      stderr: "ridgelab: ./missing.ts: there is no such file\n",
    });
    expect(ridgelab("run", "all", "./missing.ts", "--data", "nowhere").stderr).toContain("./missing.ts: there is no such file");
    writeFileSync(join(cwd, "broken.ts"), 'import "./nothing.js";');
    expect(ridgelab("run", "./broken.ts").stderr).toMatch(
      /^ridgelab: \.\/broken\.ts: cannot be loaded: Cannot find module [^\n]+\n$/,
    );
    const text = readFileSync(join(cwd, "brightness.ts"), "utf8");
    writeFileSync(join(cwd, "taken.ts"), text.replace('"brightness"', '"far-frr"'));
    expect(ridgelab("run", "./taken.ts").stderr).toBe(
      "ridgelab: ./taken.ts: its id far-frr is one of the lab's own; give it another\n",
    );
    const refusal = (name: string, from: string, to: string): string => {
      expect(text).toContain(from);
      writeFileSync(join(cwd, name), text.replace(from, to));
      const { status, stderr } = ridgelab("run", `./${name}`);
      expect([status, stderr.trimEnd().split("\n").length], stderr).toEqual([2, 1]);
      return stderr;
    };
    for (const id of ["../up", "report", "", "all", "a/b"]) {
      expect(refusal("odd.ts", '"brightness"', JSON.stringify(id))).toContain("an experiment's id names its folder");
    }
    expect(refusal("stageless.ts", "stages: async", "stages: 5, phases: async")).toMatch(/stages must be of type function/);
    expect(refusal("unparsed.ts", 'id: "brightness",', 'id: "brightness" "twice",')).toMatch(
      /cannot be loaded: .*unparsed\.ts:\d+:\d+ - ',' expected/,
    );
    writeFileSync(join(cwd, "urlless.ts"), text.replace("  url: import.meta.url,\n", ""));
    expect(ridgelab("run", "./urlless.ts").stderr).toBe(
      "ridgelab: ./urlless.ts: experiment brightness must have url: import.meta.url\n",
    );
  });
});
