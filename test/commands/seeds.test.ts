import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/lab/planJobs.js";
import { packageRoot } from "../../src/packageRoot.js";

/** A folder with an experiment of the user's own, and the command line run in it. */
function project() {
  const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
  cpSync(join(import.meta.dirname, "..", "lab", "walk"), cwd, { recursive: true });
  return {
    ridgelab(...args: string[]) {
      const all = [join(packageRoot(), "bin", "ridgelab.js"), ...args];
      const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd, encoding: "utf8" });
      return { status, stdout, stderr };
    },
    /** What a command wrote to folders whose names hold a word, by path. */
    files(out: string, word: string): Record<string, string> {
      const root = join(cwd, out, "walk");
      const names = readdirSync(root, { recursive: true, encoding: "utf8" });
      const wanted = names.filter((name) => name.includes(word) && statSync(join(root, name)).isFile());
      return Object.fromEntries(wanted.sort().map((name) => [name, readFileSync(join(root, name), "utf8")]));
    },
  };
}

const smoke = ["--profile", "smoke", "--quiet"];

describe("runs side by side", () => {
  it("give the same bytes as one after another, over seeds and in a sweep, and are found again", () => {
    const { ridgelab, files } = project();
    const jobsOf = { alone: "1", side: "3" };
    for (const [out, jobs] of Object.entries(jobsOf)) {
      const options = ["--jobs", jobs, "--out", out, ...smoke];
      expect(ridgelab("run", "./walk.ts", "--seeds", "1..4", ...options)).toEqual({ status: 0, stdout: "", stderr: "" });
      expect(ridgelab("sweep", "./walk.ts", "--grid", "steps=3,4", "--seeds", "2,5", ...options).status).toBe(0);
    }
    for (const kind of ["tables", "metrics.json"]) expect(files("side", kind)).toEqual(files("alone", kind));
    expect(Object.keys(files("alone", "tables"))).toHaveLength(7 * 4 + 2 * 4 + 2 * 4);
    const commands = Object.values(files("side", "manifest.json")).map((text) => JSON.parse(text).command as string);
    expect(commands).toHaveLength(7);
    expect(commands).toContain("ridgelab run ./walk.ts --profile smoke --out side --seed 3");
    expect(commands).toContain("ridgelab run ./walk.ts --profile smoke --out side --seed 5 --set steps=3");
    const [record] = Object.values(files("side", "seeds.json"));
    const { command } = JSON.parse(record!) as { command: string };
    expect(command).toBe("ridgelab run ./walk.ts --profile smoke --seeds 1..4 --jobs 3 --out side");
    const before = files("side", "");
    expect(ridgelab(...command.split(" ").slice(1), "--quiet").status).toBe(0);
    expect(files("side", "")).toEqual(before);
  }, 120_000);

  it("that fail are named, once, at the end too, and the others are kept: status 1", () => {
    const { ridgelab, files } = project();
    const call = ["sweep", "./walk.ts", "--grid", "steps=12,13,14", "--jobs", "2", ...smoke];
    const { status, stderr } = ridgelab(...call);
    expect(stderr).toBe(
      "  steps=13 failed: thirteen steps bring bad luck\n" +
        "ridgelab: 1 of 3 runs failed: steps=13: thirteen steps bring bad luck\n",
    );
    expect(status).toBe(1);
    expect(Object.keys(files("results", "manifest.json"))).toHaveLength(2);
    expect(ridgelab("run", "./walk.ts", "--seeds", "1..3", "--set", "steps=13", ...smoke)).toMatchObject({ status: 1 });
  }, 120_000);
});

describe("runs that were made", () => {
  it("are listed, named, compared and cleaned up after", () => {
    const { ridgelab } = project();
    expect(ridgelab("runs")).toMatchObject({
      status: 1,
      stderr: "ridgelab: no runs in results; start with: ridgelab run normal-law\n",
    });
    expect(ridgelab("run", "./walk.ts", "--name", "short", ...smoke).status).toBe(0);
    expect(ridgelab("run", "./walk.ts", "--set", "steps=6", "--seeds", "1,2", "--name", "long", ...smoke).status).toBe(0);
    const { stdout } = ridgelab("runs", "walk", "--csv");
    const [head, ...rows] = stdout.trimEnd().split("\n");
    expect(head).toBe(
      "experiment,kind,run,name,started,seconds,profile,data,seed,settings,headline,value,unit,interval_low,interval_high",
    );
    expect(rows).toHaveLength(4);
    expect(rows.at(-1)).toMatch(/^walk,run,smoke-[0-9a-f]{10},short,/);
    expect(rows.find((row) => row.startsWith("walk,run,") && row.includes(",2,steps=6,last,"))).toContain(",smoke,,2,");
    expect(rows.find((row) => row.startsWith("walk,seeds,"))).toMatch(/,long,.*,"2 seeds \(1, 2\)",steps=6,last,/);
    type Listed = { kind: string; seconds: number; metrics: Record<string, { value: number; interval?: [number, number] }> };
    const listed = JSON.parse(ridgelab("runs", "--json").stdout) as Listed[];
    for (const { metrics } of listed) expect(Object.keys(metrics)).toEqual(["last", "mean"]);
    const singles = listed.filter(({ kind }) => kind === "run").slice(0, 2);
    const over = listed.find(({ kind }) => kind === "seeds")!;
    const [a, b] = singles.map(({ metrics }) => metrics.last!.value) as [number, number];
    expect(over.metrics.last!.value).toBeCloseTo((a + b) / 2, 12);
    // t of one degree of freedom: tan(0.475 π) = 12.706
    const half = (Math.tan(0.475 * Math.PI) * Math.abs(a - b)) / 2;
    expect(over.metrics.last!.interval![1] - over.metrics.last!.value).toBeCloseTo(half, 9);
    expect(over.seconds).toBeCloseTo(
      singles.reduce((sum, { seconds }) => sum + seconds, 0),
      9,
    );
    expect(ridgelab("runs", "--json", "--csv").status).toBe(2);
    expect(ridgelab("runs", "wolk").stderr).toMatch(/^ridgelab: no experiment "wolk"; /);

    const compared = ridgelab("compare", "short", "long");
    expect(compared.status).toBe(0);
    expect(compared.stdout).toMatch(/^steps +4 +6$/m);
    expect(compared.stdout).toMatch(/^seed +1 +2 seeds \(1, 2\)$/m);
    expect(ridgelab("compare", "short")).toMatchObject({
      status: 2,
      stderr: "ridgelab: compare takes two runs or more; got 1\n",
    });
    expect(ridgelab("compare", "short", "none")).toMatchObject({ status: 2 });

    expect(ridgelab("clean", "--keep-runs").stdout).toMatch(/\nremoved 0\.0 MB\n$/);
    expect(ridgelab("clean", "--older", "soon")).toMatchObject({ status: 2 });
    expect(ridgelab("clean").stdout).toMatch(/^walk +stage results +5 /m);
  }, 120_000);
});

describe("a plan", () => {
  it("names the runs that are missing, in what order they go, and the call that puts them together", () => {
    const { ridgelab } = project();
    const call = ["./walk.ts", "--profile", "smoke", "--seeds", "1,2", "--grid", "steps=3,4"];
    const read = () => JSON.parse(ridgelab("plan", ...call, "--json").stdout) as Plan;
    const { jobs, finish } = read();
    expect(jobs.map(({ done, seconds }) => [done, seconds])).toEqual(jobs.map(() => [false, null]));
    const [a, b, c, d] = jobs.map(({ name }) => name);
    expect(jobs.map(({ needs }) => needs)).toEqual([[], [a], [a], [c]]);
    expect([b, d].every((name) => /^walk\/smoke-[0-9a-f]{10}$/.test(name!))).toBe(true);
    expect(jobs[3]!.command).toBe("ridgelab run ./walk.ts --profile smoke --seed 2 --set steps=4");
    expect(finish).toBe("ridgelab sweep ./walk.ts --profile smoke --seeds 1,2 --grid steps=3,4");
    for (const { command } of jobs) expect(ridgelab(...command.split(" ").slice(1)).status).toBe(0);
    const after = read().jobs;
    expect(after.map(({ done }) => done)).toEqual([true, true, true, true]);
    expect(after.map(({ name, command }) => [name, command])).toEqual(jobs.map(({ name, command }) => [name, command]));
    expect(after[0]!.memory).toBeGreaterThan(2e7);
    const { stderr, status } = ridgelab(...finish.split(" ").slice(1));
    expect([stderr.includes("first run"), status]).toEqual([false, 0]);
    expect(ridgelab("plan", "./walk.ts", "--shards", "2").stderr).toBe(
      "ridgelab: ./walk.ts cannot be cut into shards; plan it without --shards\n",
    );
  }, 120_000);

  it("of runs that are cut has the parts before the whole", () => {
    const { ridgelab } = project();
    const { stdout } = ridgelab("plan", "far-frr", "--profile", "smoke", "--shards", "2", "--json");
    const { jobs } = JSON.parse(stdout) as Plan;
    const [one, two, whole] = jobs.map(({ name }) => name);
    expect([one, two]).toEqual([`${whole}#1/2`, `${whole}#2/2`]);
    expect(jobs.map(({ needs }) => needs)).toEqual([[], [], [one, two]]);
    expect(jobs[1]!.command).toBe("ridgelab run far-frr --profile smoke --shard 2/2");
  });
});
