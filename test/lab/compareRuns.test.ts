import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareRuns } from "../../src/lab/compareRuns.js";
import { RunError, UsageError } from "../../src/lab/errors.js";
import type { DataSource, Experiment } from "../../src/lab/experiment.js";
import { findRun } from "../../src/lab/findRun.js";
import { writeManifest } from "../../src/lab/manifest.js";
import { closePool } from "../../src/lab/pool.js";
import { silent } from "../../src/lab/progress.js";
import { type Run, runExperiment } from "../../src/lab/run.js";
import { giveName, namesIn, requireName } from "../../src/lab/runNames.js";
import { runSeeds } from "../../src/lab/runSeeds.js";
import { runsOf, runsTable } from "../../src/lab/runsTable.js";
import { sweep } from "../../src/lab/sweep.js";
import walk from "./walk/walk.js";

const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
const experiment = walk as unknown as Experiment;
const data = { name: "none", kind: "synthetic", digest: "0" } as DataSource;
const shared = { profile: "smoke", data, out, reporter: silent, command: "again" } as const;

let four: Run;
let five: Run;
let seeds: string;
beforeAll(async () => {
  four = await runExperiment(experiment, { ...shared, seed: 1 });
  five = await runExperiment(experiment, { ...shared, seed: 2, set: ["steps=5", "width=2"] });
  seeds = (await runSeeds(experiment, { ...shared, seeds: [1, 2, 3], seedCommand: String })).folder;
});
afterAll(closePool);

const nameOf = (run: Run): string => basename(run.folder);

describe("a run without its figures' data, as results/reference has them", () => {
  it("is compared by its settings and numbers", async () => {
    const folder = join(out, "reference", "walk");
    cpSync(five.folder, folder, { recursive: true });
    rmSync(join(folder, "figures"), { recursive: true });
    const kept = Object.entries(five.manifest.outputs).filter(([name]) => !name.startsWith("figures/"));
    writeManifest(folder, { ...five.manifest, outputs: Object.fromEntries(kept) });
    const { settings, numbers, figures } = compareRuns(out, [four.folder, folder]);
    expect(settings.rows.length).toBeGreaterThan(0);
    expect(numbers.rows.length).toBeGreaterThan(0);
    expect(figures).toEqual({});
  });
});

describe("a run is found", () => {
  it("by its folder, ID/RUN, its own name, the beginning of it or of its digits, and its experiment where it is the newest", async () => {
    const name = nameOf(four);
    const digits = name.slice("smoke-".length);
    for (const word of [
      four.folder,
      `walk/${name}`,
      name,
      digits.slice(0, 6),
      `smoke-${digits.slice(0, 6)}`,
      `walk/${digits.slice(0, 6)}`,
    ]) {
      expect(findRun(out, word), word).toBe(four.folder);
    }
    const listed = await runsOf(
      out,
      "walk",
      async () => undefined,
      () => {},
    );
    const newest = listed.find(({ kind }) => kind === "run")!;
    expect(findRun(out, "walk")).toBe(join(out, "walk", newest.run));
    expect(findRun(out, basename(seeds))).toBe(seeds);
  });

  it("by the name that it was given, which moves to another run and goes with its run", () => {
    const parent = dirname(four.folder);
    expect(giveName(parent, "baseline", nameOf(four))).toBeUndefined();
    expect(giveName(parent, "baseline", nameOf(four))).toBeUndefined();
    expect(findRun(out, "baseline")).toBe(four.folder);
    expect(giveName(parent, "baseline", nameOf(five))).toBe(nameOf(four));
    expect(findRun(out, "walk/baseline")).toBe(five.folder);
    expect(giveName(parent, "lost", "smoke-0000000000")).toBeUndefined();
    expect(namesIn(parent)).toEqual([{ name: "baseline", run: nameOf(five) }]);
  });

  it.each(["nothing", "walk/nothing", "other/baseline", "smo", "smoke", "", "..", "../walk"])("by %j not at all", (word) => {
    expect(() => findRun(out, word)).toThrow(UsageError);
  });

  it("by what two runs are called not at all, and both are named", () => {
    expect(existsSync(seeds)).toBe(true);
    const both = readdirSync(join(out, "walk")).filter((name) => /^smoke-[0-9a-f]{10}$/.test(name));
    giveName(dirname(four.folder), "twin", nameOf(four));
    const other = { ...experiment, id: "walk2" };
    return runExperiment(other, { ...shared, seed: 1 }).then((run) => {
      giveName(dirname(run.folder), "twin", nameOf(run));
      expect(() => findRun(out, "twin")).toThrow(
        `"twin" is 2 runs: walk/${nameOf(four)}, walk2/${nameOf(run)}; must be one of them`,
      );
      expect(both).toHaveLength(4);
    });
  });

  it.each(["baseline", "b.1_x-2", "Größe", "1"])("may be called %s", (name) => expect(() => requireName(name)).not.toThrow());
  it.each([
    "",
    "a b",
    "../x",
    "a/b",
    ".hidden",
    "-x",
    "smoke-x",
    "quick-1",
    "sweep-1",
    "x".repeat(65),
  ])("may not be called %j", (name) => {
    expect(() => requireName(name)).toThrow(UsageError);
  });
});

describe("the list of runs", () => {
  it("says what each was made with, what differs from its profile, and its headline", async () => {
    const runs = await runsOf(
      out,
      "walk",
      async () => undefined,
      () => {},
    );
    const own = runs.find(({ run }) => run === nameOf(five))!;
    expect(own).toMatchObject({ experiment: "walk", profile: "smoke", seed: 2, data: null, settings: ["steps=5", "width=2"] });
    const row = runsTable([own]).rows[0]!;
    expect(row).toMatchObject({
      settings: "steps=5 width=2",
      name: "baseline",
      headline: "last",
      value: five.metrics.last!.value,
      unit: "m²",
    });
    expect(runs.map(({ started }) => started)).toEqual(
      runs
        .map(({ started }) => started)
        .sort()
        .reverse(),
    );
    const all = await runsOf(
      out,
      undefined,
      async () => undefined,
      () => {},
    );
    expect(all.length).toBe(runs.length + 1);
  });
});

describe("runs compared", () => {
  it("differ in settings and numbers, and their figures lie over one another", () => {
    const { settings, numbers, figures, folder } = compareRuns(out, [four.folder, five.folder]);
    expect(settings.rows.map(({ setting, run1, run2 }) => [setting, run1, run2])).toEqual([
      ["steps", "4", "5"],
      ["width", "1", "2"],
      ["seed", "1", "2"],
    ]);
    expect(settings.columns.map(({ label }) => label)).toEqual(["setting", "twin", "baseline"]);
    const [last, other] = [four.metrics.mean!.value, five.metrics.mean!.value];
    expect(numbers.rows.find(({ number }) => number === "mean")).toMatchObject({
      run1: last,
      run2: other,
      unit: null,
      difference: other - last,
    });
    expect(numbers.rows.map(({ number }) => number)).toContain("compared: steps");
    expect(figures.walk!.data.map(({ name }) => name)).toEqual([
      "expected, twin",
      "drawn, twin",
      "expected, baseline",
      "drawn, baseline",
    ]);
    expect(readdirSync(join(folder, "figures")).sort()).toEqual(["walk.html", "walk.json"]);
    expect(dirname(folder)).toBe(join(out, "walk"));
  });

  it("of a sweep are each point's, and its settings are those of all runs", async () => {
    const axes = [{ key: "steps", values: ["5", "6"] }];
    const swept = await sweep(experiment, axes, { ...shared, seed: 2, set: ["width=2"], pointCommand: String });
    expect(findRun(out, basename(swept.folder))).toBe(swept.folder);
    const { settings, numbers } = compareRuns(out, [swept.folder, five.folder]);
    expect(settings.rows).toEqual([{ setting: "steps", run1: "5; 6", run2: "5" }]);
    const { value } = swept.runs[1]!.run!.metrics.last!;
    expect(numbers.rows.find(({ number }) => number === "last, steps=6")).toMatchObject({ unit: "m²", run1: value, run2: null });
  });

  it("over seeds have the interval of the mean", () => {
    const { settings, numbers } = compareRuns(out, [seeds, five.folder]);
    const row = numbers.rows.find(({ number }) => number === "mean")!;
    expect(row["run1-interval"]).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
    expect(row["run2-interval"]).toBeNull();
    expect(settings.rows.at(-1)).toMatchObject({ setting: "seed", run1: "3 seeds (1 to 3)", run2: "2" });
  });

  it("that are one, twice the same or damaged are refused", () => {
    expect(() => compareRuns(out, [four.folder])).toThrow("compare takes two runs or more; got 1");
    expect(() => compareRuns(out, [four.folder, `${four.folder}/`])).toThrow("given twice");
    writeFileSync(join(five.folder, "metrics.json"), "{}");
    expect(() => compareRuns(out, [four.folder, five.folder])).toThrow(
      "metrics.json changed since the run; again writes it anew",
    );
    expect(() => compareRuns(out, [four.folder, five.folder])).toThrow(RunError);
  });
});
