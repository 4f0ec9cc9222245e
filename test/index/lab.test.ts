import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { classifiers } from "../../experiments/classifiers/index.js";
import type { farFrr } from "../../experiments/far-frr/index.js";
import type { gaborSweep } from "../../experiments/gabor-sweep/index.js";
import * as lab from "../../src/index.js";
import { closePool } from "../../src/lab/pool.js";
import { packageRoot } from "../../src/packageRoot.js";

afterAll(closePool);

describe("the core module", () => {
  const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
  const settings = { draws: 2000, testSizes: [1000], tails: [1, 2] };
  const options = { profile: "smoke", out } as const;

  it("runs an experiment with settings and hands a table over as a danfojs DataFrame", async () => {
    const run = await lab.run("normal-law", settings, options);
    const frame = await run.frame("moments");
    expect(frame.shape[0]).toBe(4);
    expect(frame.columns[0]).toBe("method");
    expect(run.config.draws).toBe(2000);
  });

  it("finds figures by the paper's number, and what was published beside ours", async () => {
    const run = await lab.run("normal-law", settings, options);
    expect(run.figure("4")).toEqual(run.figure("figure-4"));
    expect(run.compare()).toEqual(run.table("three-sigma"));
    expect(run.compare().columns.map(({ key }) => key)).toEqual(["what", "published", "ours", "interval", "n", "verdict"]);
  });

  it("runs over seeds, to means with intervals, each seed's own run within", async () => {
    const over = await lab.run("normal-law", settings, { ...options, seeds: [2, 1] });
    expect(over.seeds).toEqual([1, 2]);
    const [one, two] = over.runs.map(({ metrics }) => metrics["excess kurtosis, sum of 10"].value);
    expect(over.metrics["excess kurtosis, sum of 10"].mean).toBeCloseTo((one! + two!) / 2, 14);
    expect((await over.frame()).columns).toEqual([
      "metric",
      "unit",
      "mean",
      "sd",
      "95 % interval low",
      "95 % interval high",
      "range low",
      "range high",
      "runs",
    ]);
    expect(over.figure("4")).toEqual(over.figure("figure-4"));
    expect(over.compare()).toEqual([over.table("three-sigma")]);
    expect(over.runs[1]!.manifest.command).toContain('"seed":2}');
    // @ts-expect-error no such table: a red line in the editor
    expect(() => over.table("none")).toThrow('no table "none"; there are over-seeds, three-sigma');
    await expect(lab.run("normal-law", settings, { ...options, seeds: 1 })).rejects.toThrow(
      "seeds must be a whole number from 2",
    );
    const both = { ...options, seed: 1, seeds: 2 };
    await expect(lab.run("normal-law", settings, both)).rejects.toThrow("seed and seeds were both given");
  });

  it("sweeps a grid into a DataFrame of all runs, and compares two of them", async () => {
    const swept = await lab.sweep("normal-law", { dice: [1, 2], sums: [[10], [12, 24]] }, { ...options, settings, seeds: 2 });
    const frame = await swept.frame();
    expect(frame.shape[0]).toBe(8);
    expect(frame.columns.slice(0, 3)).toEqual(["dice", "sums", "seed"]);
    expect(swept.table.rows).toHaveLength(4);
    expect(swept.runs[5]!.result.config).toMatchObject({ dice: 2, sums: [10] });
    expect(swept.runs[5]).toMatchObject({ point: ["dice=2", "sums=10"], seed: 2 });
    const compared = lab.compare([swept.runs[0]!.result, swept.runs[1]!.result], { out });
    expect(compared.settings.rows).toEqual([{ setting: "seed", run1: "1", run2: "2" }]);
    await expect(lab.sweep("normal-law", {}, options)).rejects.toThrow("the grid must have a value or more");
    await expect(lab.sweep("normal-law", { dice: [] }, options)).rejects.toThrow("dice must have a value or more");
    await expect(lab.sweep("normal-law", { dice: [{}] }, options)).rejects.toThrow(
      "dice must be swept over numbers, words or lists",
    );
    await expect(lab.sweep("normal-law", { die: [1] }, options)).rejects.toThrow("did you mean dice?");
  });

  it("says which tables there are, and that a run compares nothing of a table", async () => {
    const run = await lab.run("normal-law", settings, options);
    // @ts-expect-error no such table: a red line in the editor
    expect(() => run.table("none")).toThrow("there are three-sigma, tails, moments, fit");
    expect(() => run.compare("moments")).toThrow('compares nothing of table "moments"; it has three-sigma');
  });

  it("names the nearest experiment and setting", async () => {
    // @ts-expect-error no such experiment
    await expect(lab.run("normal-lw")).rejects.toThrow(/did you mean normal-law\?/);
    // @ts-expect-error no such setting
    await expect(lab.run("normal-law", { drawz: 1 })).rejects.toThrow(/did you mean draws\?/);
  });

  it("lets a script end when its runs are done, also of two at once that draw figures", () => {
    const script = `import * as lab from "ridgelab";
      const of = (draws) => lab.run("normal-law", { ...${JSON.stringify(settings)}, draws }, ${JSON.stringify({ out })});
      console.log((await Promise.all([of(2001), of(2002)])).map((run) => run.figures.length));`;
    const args = ["--input-type=module", "--eval", script];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: packageRoot(),
      encoding: "utf8",
      timeout: 90_000,
    });
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe("[ 5, 5 ]");
    expect(status).toBe(0);
  }, 100_000);

  it.each(["writeCatalogue.js", "writeApi.js"])("has what %s writes up to date", (tool) => {
    const args = [join(packageRoot(), "tools", tool), "--check"];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("types settings as the schemas do", () => {
    // A setting that one of them lacks, or has with another type, is an error of the compiler here.
    type Plain<T> = T extends readonly (infer U)[]
      ? readonly Plain<U>[]
      : T extends object
        ? { [K in keyof T]-?: Plain<T[K]> }
        : T;
    type Schema<E> = E extends { config: infer Z extends z.ZodObject } ? Plain<z.input<Z>> : never;
    type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
    const sure = <T extends true>(equal: T): T => equal;
    expect(sure<Equal<Schema<typeof gaborSweep>, Plain<lab.Settings<"gabor-sweep">>>>(true)).toBe(true);
    expect(sure<Equal<Schema<typeof farFrr>, Plain<lab.Settings<"far-frr">>>>(true)).toBe(true);
    expect(sure<Equal<Schema<typeof classifiers>, Plain<lab.Settings<"classifiers">>>>(true)).toBe(true);
  });
});
