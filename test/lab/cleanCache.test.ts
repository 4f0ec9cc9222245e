import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cleanCache } from "../../src/lab/cleanCache.js";
import type { DataSource, Experiment } from "../../src/lab/experiment.js";
import { closePool } from "../../src/lab/pool.js";
import { silent } from "../../src/lab/progress.js";
import { runExperiment } from "../../src/lab/run.js";
import { runningIn, whileRunning } from "../../src/lab/running.js";
import walk from "./walk/walk.js";

afterAll(closePool);

const DAY = 86_400_000;
const experiment = walk as unknown as Experiment;
const data = { name: "none", kind: "synthetic", digest: "0" } as DataSource;

/** A results folder with a run of the walk, a stage's result that no run needs, pieces and prints. */
async function results() {
  const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
  const cache = join(out, ".cache");
  const run = () => runExperiment(experiment, { profile: "smoke", data, out, reporter: silent, seed: 1, command: "again" });
  const { folder } = await run();
  for (const name of ["stages/00/00ff.bin", "pieces/00aa/0.bin", "checkpoints/00bb.bin", "prints/0123/101-1/101_1.png"]) {
    mkdirSync(join(cache, name, ".."), { recursive: true });
    writeFileSync(join(cache, name), Buffer.alloc(1000));
  }
  const left = (): string[] =>
    readdirSync(cache, { recursive: true, encoding: "utf8" })
      .filter((name) => !name.startsWith("last") && statSync(join(cache, name)).isFile())
      .map((name) => name.split(/[\\/]/)[0]!)
      .sort();
  return { out, cache, folder, run, left };
}

describe("cleaning the cache", () => {
  it("removes results of stages and prints, but not what a stopped stage has reached, nor runs; a run can be made again", async () => {
    const { out, folder, run, left } = await results();
    const { table, bytes } = cleanCache(out);
    expect(bytes).toBeGreaterThan(2000);
    expect(left()).toEqual(["checkpoints", "pieces"]);
    expect(existsSync(join(folder, "manifest.json"))).toBe(true);
    expect(table.rows.map(({ experiment, what, files }) => [experiment, what, files])).toEqual([
      ["walk", "stage results", 2],
      [null, "stage results", 1],
      [null, "synthetic prints", 1],
      [null, "unfinished stages", 2],
    ]);
    expect((await run()).folder).toBe(folder);
  });

  it("leaves what a run was made from where that is asked for, and removes nothing in a dry run", async () => {
    const { out, left } = await results();
    const all = left();
    const { bytes } = cleanCache(out, { keepRuns: true, dryRun: true });
    expect(left()).toEqual(all);
    expect(bytes).toBe(2000);
    expect(cleanCache(out, { keepRuns: true }).bytes).toBe(2000);
    expect(left()).toEqual(["checkpoints", "pieces", "stages", "stages"]);
  });

  it("takes what was not used for so long, stages that were stopped among it", async () => {
    const { out, cache, left } = await results();
    expect(cleanCache(out, { older: DAY }).bytes).toBe(0);
    const old = new Date(Date.now() - 2 * DAY);
    for (const name of ["pieces/00aa/0.bin", "pieces/00aa", "stages/00/00ff.bin"]) utimesSync(join(cache, name), old, old);
    expect(cleanCache(out, { older: DAY }).bytes).toBe(2000);
    expect(left()).toEqual(["checkpoints", "prints", "stages", "stages"]);
  });

  it("leaves what an experiment at work may use, whoever's it is where that is not known", async () => {
    const { out, cache, left } = await results();
    const all = left();
    await whileRunning(cache, "walk", async () => {
      expect(runningIn(cache)).toEqual(["walk"]);
      expect(cleanCache(out, { older: 1 })).toMatchObject({ bytes: 0, running: ["walk"] });
      expect(left().filter((name) => name !== "running")).toEqual(all);
    });
    expect(runningIn(cache)).toEqual([]);
    await whileRunning(cache, "another", async () => {
      cleanCache(out);
      expect(left().filter((name) => name !== "running")).toEqual(["checkpoints", "pieces", "prints", "stages"]);
    });
  });

  it("takes no mark of a process that is gone for a run", async () => {
    const { out, cache } = await results();
    mkdirSync(join(cache, "running"), { recursive: true });
    const { thisProcess } = await import("../../src/processOwner.js");
    const mark = `walk.tmp-${thisProcess.place}-${2 ** 22 + 1}-1-0123456789ab`;
    writeFileSync(join(cache, "running", mark), "");
    expect(cleanCache(out).running).toEqual([]);
    expect(readdirSync(join(cache, "running"))).toEqual([]);
  });

  it("of a folder that has no cache removes nothing", () => {
    expect(cleanCache(mkdtempSync(join(tmpdir(), "ridgelab-")))).toMatchObject({ bytes: 0, table: { rows: [] } });
  });
});
