import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { DataSource, Experiment } from "../../src/lab/experiment.js";
import { closePool } from "../../src/lab/pool.js";
import type { Reporter } from "../../src/lab/progress.js";
import { runSeeds } from "../../src/lab/runSeeds.js";
import type { Staged } from "../../src/lab/work.js";
import { spread } from "../../src/metrics/spread.js";
import { ground } from "./walk/ground.js";
import walk from "./walk/walk.js";

afterAll(closePool);

const data = { name: "none", kind: "synthetic", digest: "0" } as DataSource;

function harness(out = mkdtempSync(join(tmpdir(), "ridgelab-"))) {
  const lines: string[] = [];
  const told: string[] = [];
  const reporter: Reporter = {
    line: (text) => lines.push(text),
    warn: (text) => lines.push(text),
    progress: (name, done, total, note) => told.push(`${name} ${done}/${total} ${note ?? ""}`.trim()),
  };
  return {
    ...{ out, lines, told },
    run: (seeds: number[], set: string[] = [], { experiment = walk as unknown as Experiment, force = false } = {}) =>
      runSeeds(experiment, {
        ...{ profile: "smoke", data, out, reporter, seeds, set, command: "all" },
        ...{ seedCommand: (seed: number) => `one ${seed}`, force },
      }),
  };
}

/** Every file under a folder, by name. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("runs over seeds", () => {
  it("are a run each, and one result over them with the spread of every metric", async () => {
    const { out, run, lines } = harness();
    const result = await run([1, 2, 5]);
    expect(result.runs.map(({ manifest }) => [manifest.identity.seed, manifest.command])).toEqual([
      [1, "one 1"],
      [2, "one 2"],
      [5, "one 5"],
    ]);
    const last = result.runs.map(({ metrics }) => metrics.last!.value);
    expect(result.metrics.last).toEqual({ ...spread(last), unit: "m²" });
    expect(result.folder).toMatch(/walk\/smoke-seeds-[0-9a-f]{10}$/);
    expect(readdirSync(join(out, "walk"))).toHaveLength(4);
    expect(JSON.parse(filesOf(result.folder)["metrics.json"]!)).toEqual(result.metrics);
    expect(JSON.parse(filesOf(result.folder)["seeds.json"]!)).toEqual({
      ...{ command: "all", profile: "smoke", seeds: [1, 2, 5], config: { steps: 4, width: 1 } },
      runs: result.runs.map(({ manifest }) => manifest.run),
    });
    expect(lines).toEqual(["walk (smoke): A random walk", `  wrote ${result.folder}`]);
  });

  it("compute once what does not depend on the seed, with force too", async () => {
    for (const force of [false, true]) {
      const { runs } = await harness().run([1, 2, 3], [], { force });
      const computed = runs.map(({ manifest }) => manifest.stages.map(({ cached }) => !cached));
      expect(computed).toEqual([
        [true, true],
        [false, true],
        [false, true],
      ]);
    }
  });

  it("say of each published value whether it lies in the runs' range", async () => {
    const { tables, runs } = await harness().run([1, 2, 3, 4]);
    const last = runs.map(({ metrics }) => metrics.last!.value);
    const rows = tables.compared!.rows;
    expect(rows.map(({ what, verdict }) => [what, verdict])).toEqual([
      ["steps", "equal"],
      ["first", "equal"],
      ["last", "outside the runs' range"],
    ]);
    const { mean, deviation, interval, least, most } = spread(last);
    expect(rows[2]).toMatchObject({
      ...{ published: { value: 1000 }, ours: { value: mean }, runs: 4, "single-verdicts": "differs" },
      ...{ "ours-sd": { value: deviation }, "ours-interval": interval, "ours-range": { low: least, high: most } },
    });
  });

  it("draw the mean curve with its band, and what no chance is in once", async () => {
    const { figures } = await harness().run([1, 2, 3]);
    const { data, caption } = figures.walk!;
    expect(data.map((trace) => (trace as { name: string }).name)).toEqual(["expected", "drawn", "drawn"]);
    expect(caption).toContain("Means over 3 seeds (1 to 3)");
  });

  it("speak of no mean where a figure is the same for all", async () => {
    const still = {
      ...walk,
      figures: { walk: { title: "Still", build: () => ({ caption: "No chance.", data: [], layout: {} }) } },
    };
    const { figures } = await harness().run([1, 2], [], { experiment: still as unknown as Experiment });
    expect(figures.walk!.caption).toBe("The same over 2 seeds (1, 2). The caption of seed 1: No chance.");
  });

  it("give the same bytes again, and in another folder, and are found where they are", async () => {
    const { run } = harness();
    const one = await run([1, 2]);
    const before = filesOf(one.folder);
    expect(filesOf((await run([1, 2])).folder)).toEqual(before);
    expect(filesOf((await harness().run([1, 2])).folder)).toEqual(before);
    const { runs } = await run([1, 2, 3]);
    expect(runs.slice(0, 2).map(({ folder }) => folder)).toEqual(one.runs.map(({ folder }) => folder));
  });

  it("show one line of progress over all", async () => {
    const { run, told } = harness();
    await run([1, 2]);
    expect([...new Set(told.map((line) => line.split(" ").slice(0, 3).join(" ")))]).toEqual(["walk: 2 runs"]);
    expect(told.at(-1)).toBe("walk: 2 runs 2/2 seed 2");
  });

  it("that fail are named with the reason, after the others were tried, and no result is made of the rest", async () => {
    const { out, run } = harness();
    await expect(run([1, 2], ["steps=13"])).rejects.toThrow("2 of 2 runs failed: seed 1; seed 2: thirteen steps bring bad luck");
    expect(() => readdirSync(join(out, "walk"))).toThrow("ENOENT");
  });

  it("of what does not depend on the seed are alike, which is said", async () => {
    const { lines, run } = harness();
    await run([1, 2], ["width=0"]);
    expect(lines.join("\n")).not.toContain("depends on the seed");
    const stages: Experiment["stages"] = async (pipeline) => {
      const expected = await (pipeline as unknown as { run(of: typeof ground): Promise<Staged<number[]>> }).run(ground);
      return { ground: expected, drawn: expected };
    };
    const { metrics } = await run([1, 2], [], { experiment: { ...(walk as unknown as Experiment), stages } });
    expect(lines).toContain("  nothing of walk depends on the seed: its runs are alike");
    expect(metrics.last).toMatchObject({ deviation: 0, interval: null });
  });
});
