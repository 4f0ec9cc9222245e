import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Plan } from "../src/lab/planJobs.js";
import { packageRoot } from "../src/packageRoot.js";

/** Snakemake 9.27.1 is what this was tried with. */
const isMissing = spawnSync("snakemake", ["--version"]).status !== 0;

function project(): { cwd: string; plan: Plan; snakemake(env?: NodeJS.ProcessEnv): { status: number | null; said: string } } {
  const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
  const cli = join(packageRoot(), "bin", "ridgelab.js");
  const words = ["plan", "far-frr", "--profile", "smoke", "--set", "minutiae=10", "--shards", "2", "--json"];
  const { stdout } = spawnSync(process.execPath, [cli, ...words], { cwd, encoding: "utf8" });
  writeFileSync(join(cwd, "plan.json"), stdout);
  const workflow = join(packageRoot(), "workflow");
  const args = ["-s", join(workflow, "Snakefile"), "--workflow-profile", join(workflow, "profiles", "local")];
  return {
    cwd,
    plan: JSON.parse(stdout) as Plan,
    snakemake: (env = process.env) => {
      const { status, stdout, stderr } = spawnSync("snakemake", args, { cwd, env, encoding: "utf8" });
      return { status, said: stdout + stderr };
    },
  };
}

describe.skipIf(isMissing)("the Snakefile (skipped where Snakemake is not installed)", () => {
  it("makes what the plan lists, and again only what is missing", () => {
    const { cwd, plan, snakemake } = project();
    const first = snakemake();
    expect(first.status, first.said).toBe(0);
    const { output } = plan.jobs.at(-1)!;
    expect(existsSync(join(cwd, output!))).toBe(true);
    expect(readdirSync(join(cwd, "plan.json.done")).length).toBe(plan.jobs.length + 1);
    expect(snakemake().said).toContain("Nothing to be done");
    rmSync(join(cwd, "results", "far-frr"), { recursive: true });
    expect(snakemake().status).toBe(0);
    expect(existsSync(join(cwd, output!))).toBe(true);
  }, 400_000);

  it("takes no job for done whose command ended with 0 and left no run", () => {
    const { cwd, snakemake } = project();
    const bin = join(cwd, "bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "node"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    const { status } = snakemake({ ...process.env, PATH: `${bin}:${process.env.PATH}` });
    expect(status).toBe(1);
    const marks = readdirSync(join(cwd, "plan.json.done"));
    expect(marks.every((name) => /_[12]_2$/.test(name))).toBe(true);
  }, 200_000);

  it("refuses another version's plan, a missing one and what is none, in one line", () => {
    const { cwd, snakemake } = project();
    const file = join(cwd, "plan.json");
    const lines = (): string[] =>
      snakemake()
        .said.split("\n")
        .filter((line) => line.startsWith("ridgelab:"));
    writeFileSync(file, readFileSync(file, "utf8").replace(/"ridgelab": "[^"]*"/, '"ridgelab": "0.0.9"'));
    expect(lines()).toEqual([
      expect.stringMatching(/^ridgelab: plan\.json was made by ridgelab 0\.0\.9, and this is .*; make it anew/),
    ]);
    writeFileSync(file, "[]");
    expect(lines()).toEqual([expect.stringMatching(/^ridgelab: plan\.json must be what ridgelab plan … --json/)]);
    rmSync(file);
    expect(lines()).toEqual([expect.stringMatching(/^ridgelab: plan\.json: No such file or directory/)]);
    expect(snakemake().status).toBe(2);
  }, 200_000);
});
