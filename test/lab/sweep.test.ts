import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { UsageError } from "../../src/lab/errors.js";
import type { DataSource, Experiment } from "../../src/lab/experiment.js";
import { closePool } from "../../src/lab/pool.js";
import type { Reporter } from "../../src/lab/progress.js";
import { parseGrid, type SweepOptions, sweep } from "../../src/lab/sweep.js";
import { spread } from "../../src/metrics/spread.js";
import walk from "./walk/walk.js";

afterAll(closePool);

const experiment = walk as unknown as Experiment;
const data = { name: "none", kind: "synthetic", digest: "0" } as DataSource;

function harness() {
  const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
  const lines: string[] = [];
  const reporter: Reporter = { line: (text) => lines.push(text), warn: (text) => lines.push(text), progress() {} };
  return {
    ...{ out, lines },
    run: (grids: string[], options: Partial<SweepOptions> = {}) =>
      sweep(experiment, grids.map(parseGrid), {
        ...{ profile: "smoke", data, out, reporter, seed: 1, command: "all" },
        ...{ pointCommand: (point, seed) => `${point.join(" ")} seed ${seed}`, ...options },
      }),
  };
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("a grid", () => {
  it.each([
    ["a=1,2", "a", ["1", "2"]],
    ["a.b = 1 , 2", "a.b", ["1", "2"]],
    ["windows=[3,5],[3,7]", "windows", ["[3,5]", "[3,7]"]],
    ["a=b=c", "a", ["b=c"]],
  ])("%s is read", (text, key, values) => expect(parseGrid(text)).toEqual({ key, values }));

  it.each(["a", "a=", "=1", "a=1,,2", "a=1,", "a= ,1"])("%s is refused", (text) => {
    expect(() => parseGrid(text)).toThrow(`--grid must be key=a,b,c; got "${text}"`);
  });
});

describe("a sweep", () => {
  it("has a row for each point, with the metrics and their intervals", async () => {
    const { run } = harness();
    const { table, runsTable, figure, runs } = await run(["steps=1,2", "width=1,2,3"]);
    expect(table.rows.map(({ steps, width }) => [steps, width])).toEqual([1, 2].flatMap((s) => [1, 2, 3].map((w) => [s, w])));
    expect(table.rows.slice(0, 3).map(({ last }) => last)).toEqual([1, 4, 9]);
    expect(table.columns.map(({ key }) => key)).toEqual(["steps", "width", "last", "mean"]);
    expect(runsTable.rows[0]).toMatchObject({ steps: 1, width: 1, seed: 1, last: 1 });
    expect(runs[1]!.run!.manifest.command).toBe("steps=1 width=2 seed 1");
    expect(figure!.data.map(({ type }) => type)).toEqual(["heatmap", "heatmap"]);
  });

  it("over seeds has the spread of each point, a row for each run beside it, and curves with bands", async () => {
    const { run, lines } = harness();
    const { table, runsTable, figure, folder } = await run(["steps=3,4"], { seeds: [1, 2, 3] });
    expect(lines[0]).toBe("walk (smoke): 2 points, 3 seeds (1 to 3) each");
    const last = runsTable.rows.slice(3).map((row) => row.last as number);
    const { mean, deviation, interval } = spread(last);
    expect(table.rows[1]).toMatchObject({ steps: 4, runs: 3, last: mean, "last-sd": deviation, "last-interval": interval });
    expect(runsTable.rows.map(({ steps, seed }) => [steps, seed])).toEqual(
      [3, 4].flatMap((s) => [1, 2, 3].map((seed) => [s, seed])),
    );
    expect(figure!.data).toHaveLength(4);
    const tables = ["runs", "sweep"].flatMap((id) => ["csv", "json", "md", "tex"].map((end) => `tables/${id}.${end}`));
    expect(Object.keys(filesOf(folder)).sort()).toEqual(["figures/sweep.html", "figures/sweep.json", "sweep.json", ...tables]);
  });

  it("gives the same bytes again and with other jobs", async () => {
    const one = await harness().run(["steps=3,4"], { seeds: [1, 2] });
    const two = await harness().run(["steps=3,4"], { seeds: [1, 2], jobs: 2 });
    expect(filesOf(two.folder)).toEqual(filesOf(one.folder));
  });

  it("goes on after a run that failed, keeps what is done, and names it with the reason at the end", async () => {
    const { out, run, lines } = harness();
    await expect(run(["steps=12,13,14"])).rejects.toThrow("1 of 3 runs failed: steps=13: thirteen steps bring bad luck");
    expect(lines).toContain("  steps=13 failed: thirteen steps bring bad luck");
    const folder = readdirSync(join(out, "walk")).find((name) => name.startsWith("sweep-"))!;
    const files = filesOf(join(out, "walk", folder));
    expect(files["tables/sweep.csv"]!.split("\n").map((line) => line.split(",", 2)[0])).toEqual(["steps", "12", "13", "14", ""]);
    expect(files["tables/sweep.csv"]!.split("\n")[2]).toBe("13,,");
    expect(files["tables/sweep.md"]).toContain("1 of 3 runs failed and are left out; sweep.json says why.");
    expect(JSON.parse(files["sweep.json"]!).runs[1]).toEqual({
      ...{ point: ["steps=13"], seed: 1, failure: "thirteen steps bring bad luck" },
    });
  });

  it("of runs that all fail writes nothing", async () => {
    const { out, run } = harness();
    await expect(run(["steps=13"])).rejects.toThrow("1 of 1 runs failed");
    expect(() => readdirSync(join(out, "walk"))).toThrow("ENOENT");
  });

  it.each([
    [["steps=1", "steps=2"], "steps is given twice"],
    [["steps=2,2"], "steps=2 is given twice; each must be given once"],
    [["steps=2,2.0"], "steps=2 and steps=2.0 are the same run; each must be given once"],
    [["steps=2,0"], "steps = 0 is not possible"],
    [["step=2"], "did you mean steps?"],
    [["seed=1,2"], "seeds go with --seeds 1..10"],
    [
      [`steps=${Array.from({ length: 1001 }, (_, k) => k + 1)}`],
      /^--grid gives 1,001 runs of walk, which may take nobody knows how long, as none was made yet; --yes does them$/,
    ],
    [
      Array.from({ length: 7 }, (_, k) => `a${k}=1,2,3,4,5,6,7,8,9,10`),
      "--grid must give at most 1,000,000 runs; got 10,000,000 runs",
    ],
    [Array.from({ length: 20 }, (_, k) => `a${k}=1,2,3,4,5,6,7,8,9,10`), "--grid must give at most 1,000,000 runs"],
  ])("of %j is refused before anything runs", async (grids, message) => {
    const { out, run } = harness();
    await expect(run(grids)).rejects.toThrow(message);
    await expect(run(grids)).rejects.toThrow(UsageError);
    expect(readdirSync(out)).toEqual([]);
  });

  it("of many runs is estimated by earlier ones of its profile, or by the quick profile's budget", async () => {
    const grid = [`steps=${Array.from({ length: 1000 }, (_, k) => k + 1)}`];
    const { run } = harness();
    await run(["steps=1"]);
    await expect(run(grid, { seeds: [1, 2] })).rejects.toThrow(
      /2,000 runs of walk, which may take about .*, at 0\.\d s a run as before; --yes does them$/,
    );
    await expect(run(grid, { seeds: [1, 2], profile: "quick" })).rejects.toThrow("up to 2 h 47 min, at 5.0 s a run; --yes");
  });
});
