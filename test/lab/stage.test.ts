import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codeParts } from "../../src/lab/codeDigest.js";
import type { Experiment } from "../../src/lab/experiment.js";
import { moduleName } from "../../src/lab/moduleName.js";
import { silent } from "../../src/lab/progress.js";
import { pick, type Received, stage } from "../../src/lab/stage.js";
import { StageCache } from "../../src/lab/stageCache.js";
import { runStages } from "../../src/lab/stages.js";
import { packageRoot } from "../../src/packageRoot.js";

/** A module of a user's own, outside the package. */
function moduleOf(text: string, name = "step.ts"): string {
  const file = join(mkdtempSync(join(tmpdir(), "ridgelab-")), name);
  writeFileSync(file, text);
  return file;
}

function digestOf(text: string): string {
  const file = moduleOf(text);
  return codeParts([file])[file.replace(/\.js$/, "")]!;
}

describe("the code of a stage", () => {
  const code = 'export const twice = (x: number): number => 2 * x; // as "it" is\n';

  it("stays the same when a comment, a line break or an indentation changes", () => {
    const same = [
      "export const twice = (x: number): number => 2 * x;\n",
      "/** Doubles. */\nexport const twice = (x: number): number => 2 * x;",
      "export const twice = (x: number): number =>\n    2 * x; /* two\n lines */",
    ];
    for (const other of same) expect(digestOf(other)).toBe(digestOf(code));
  });

  it("changes with an operator, a number, or the text of a string that looks like a comment", () => {
    const others = [
      code.replace("*", "+"),
      code.replace("2", "3"),
      `${code}export const a = "// a";`,
      `${code}export const a = "// b";`,
    ];
    expect(new Set([code, ...others].map(digestOf)).size).toBe(5);
  });

  it("takes in the tasks that it names and the data files that they read", () => {
    expect(Object.keys(codeParts(["experiments/normal-law/samples"]))).toContain("experiments/normal-law/sampleLaw");
    expect(Object.keys(codeParts(["experiments/normal-law/index"]))).toContain("papers/rassomakhin-2019.json");
  });

  it("is named alike as a source and compiled", () => {
    const path = "experiments/normal-law/samples";
    expect(moduleName(pathToFileURL(join(packageRoot(), `${path}.ts`)).href)).toBe(path);
    expect(moduleName(pathToFileURL(join(packageRoot(), "dist", `${path}.js`)).href)).toBe(path);
    expect(moduleName(pathToFileURL(join(packageRoot(), "dist", `${path}.js`)).href, "../../src/random/shuffled.js")).toBe(
      "src/random/shuffled",
    );
  });

  const folder = join(packageRoot(), "experiments");
  const stages = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts") && readFileSync(join(folder, name), "utf8").includes("stage(\n  import.meta.url"));

  it.each(stages)("%s is compiled, and needs neither lab nor tables nor figures", (name) => {
    const module = `experiments/${name.replaceAll("\\", "/").replace(/\.ts$/, "")}`;
    expect(existsSync(join(packageRoot(), "dist", `${module}.js`))).toBe(true);
    const parts = Object.keys(codeParts([module], { lab: false }));
    expect(parts.filter((part) => /^src\/(lab|tables|figures)\//.test(part))).toEqual([]);
  });
});

const drawn = stage(import.meta.url, { name: "drawn", stream: "first/drawn" }, ({ work }: Received) => work.stream.uniform());
const picked = stage(
  import.meta.url,
  { name: ({ side }) => `picked ${side}`, config: pick("fingers"), environment: ["weights"] },
  ({ config, given, environment, inputs }: Received<{ fingers: number }, { before: number | undefined }, { side: string }>) => ({
    config,
    given,
    environment,
    inputs,
  }),
);
const prying = stage(import.meta.url, { name: "prying" }, ({ data }: Received) => data);
const drawing = stage(import.meta.url, { name: "drawing" }, ({ work }: Received) => work.stream.uniform());

type Steps = Experiment["stages"];
const data = { name: "none", digest: "none", kind: "synthetic" as const };

function experiment(id: string, stages: Steps): Experiment {
  const shell = { title: id, summary: "", reproduces: [], budget: 1, tables: {}, figures: {}, metrics: () => ({}) };
  return { ...shell, id, config: z.object({}), profiles: { smoke: {}, quick: {}, paper: {} }, stages };
}

function runOf(one: Experiment, cache: StageCache, config: Record<string, unknown> = {}, seed = 1) {
  const environment = { weights: "w1", backend: "b1" };
  return runStages(one, { config, data, environment, seed, cache, force: false, reporter: silent });
}

const freshCache = () => new StageCache(mkdtempSync(join(tmpdir(), "ridgelab-")));

describe("a stage", () => {
  it("of two experiments is computed once, and draws the same numbers in both", async () => {
    const cache = freshCache();
    const stages: Steps = async ({ run }) => ({ drawn: await run(drawn) });
    const first = await runOf(experiment("first", stages), cache);
    const second = await runOf(experiment("second", stages), cache);
    expect(first.records[0]!.cached).toBe(false);
    expect(second.records[0]!.cached).toBe(true);
    expect(second.staged.drawn!.load()).toBe(first.staged.drawn!.load());
    expect((await runOf(experiment("first", stages), cache, {}, 2)).staged.drawn!.load()).not.toBe(first.staged.drawn!.load());
  });

  it("receives the settings, the environment and the inputs that it names, and nothing else", async () => {
    const stages = (async ({ run }: { run: (...args: unknown[]) => Promise<never> }) => ({
      picked: await run(picked, { before: await run(drawn) }, { side: "left" }),
      alone: await run(picked, { before: undefined }, { side: "right" }),
    })) as unknown as Steps;
    const { staged, records } = await runOf(experiment("first", stages), freshCache(), { fingers: 3, other: 4 });
    expect(records.map(({ name }) => name)).toEqual(["drawn", "picked left", "picked right"]);
    expect(staged.picked!.load()).toEqual({
      config: { fingers: 3 },
      given: { side: "left" },
      environment: { weights: "w1" },
      inputs: { before: expect.any(Number) },
    });
    expect(staged.alone!.load()).toMatchObject({ inputs: {}, given: { side: "right" } });
  });

  it("under other settings has the key that it has in an experiment that is set so, and a name of its own", async () => {
    const cache = freshCache();
    const asked = [picked, { before: undefined }, { side: "left" }] as unknown as [never];
    const twice: Steps = async (pipeline) => ({
      plain: await pipeline.run(...asked),
      more: await pipeline.under("more fingers", { fingers: 4 }).run(...asked),
      most: await pipeline
        .under("more fingers", { fingers: 4 })
        .under("other weights", { other: 1 })
        .run(...asked),
    });
    const { staged, records } = await runOf(experiment("first", twice), cache, { fingers: 3, other: 0 });
    expect(records.map(({ name, cached }) => [name, cached])).toEqual([
      ["picked left", false],
      ["picked left, more fingers", false],
      ["picked left, more fingers, other weights", true],
    ]);
    expect(staged.plain!.load()).toMatchObject({ config: { fingers: 3 } });
    expect(staged.more!.load()).toMatchObject({ config: { fingers: 4 } });
    const once: Steps = async ({ run }) => ({ plain: await run(...asked) });
    const set = await runOf(experiment("second", once), cache, { fingers: 4 });
    expect(set.records).toMatchObject([{ name: "picked left", cached: true, key: staged.more!.key }]);
  });

  it("under other settings still stands once of a name", async () => {
    const asked = [drawn] as unknown as [never];
    const stages: Steps = async (pipeline) => {
      const { run } = pipeline.under("again", {});
      return { first: await run(...asked), second: await run(...asked) };
    };
    await expect(runOf(experiment("first", stages), freshCache())).rejects.toThrow("first has two stages named drawn, again");
  });

  it("runs again for a setting that it names, and not for another", async () => {
    const cache = freshCache();
    const stages = (async ({ run }: { run: (...args: unknown[]) => Promise<never> }) => ({
      picked: await run(picked, { before: undefined }, { side: "left" }),
    })) as unknown as Steps;
    const ran = async (config: Record<string, unknown>) =>
      (await runOf(experiment("first", stages), cache, config)).records.map(({ reason }) => reason);
    expect(await ran({ fingers: 3, other: 1 })).toEqual(["first run"]);
    expect(await ran({ fingers: 3, other: 2 })).toEqual([""]);
    expect(await ran({ fingers: 4, other: 2 })).toEqual(["fingers 3 → 4 changed"]);
  });

  it("that does not say so reads no data and draws no numbers", async () => {
    const one =
      (step: typeof prying | typeof drawing): Steps =>
      async ({ run }) => ({ one: await run(step) });
    await expect(runOf(experiment("first", one(prying)), freshCache())).rejects.toThrow("does not say data: true");
    await expect(runOf(experiment("first", one(drawing)), freshCache())).rejects.toThrow("names no stream");
  });

  it("stands once in a run", async () => {
    const stages: Steps = async ({ run }) => ({ one: await run(drawn), two: await run(drawn) });
    await expect(runOf(experiment("first", stages), freshCache())).rejects.toThrow("first has two stages named drawn");
  });
});

it("the paths of modules in a key are the same on every machine", () => {
  const parts = Object.keys(codeParts(["experiments/normal-law/samples"]));
  expect(parts.filter((part) => part.startsWith("/") || part.startsWith(".."))).toEqual([]);
});

it("a stage calls no task that its file does not name, for then its code would not count", async () => {
  const elsewhere = { module: "src/random/normalCdf", name: "normalCdf" };
  const calling = stage(import.meta.url, { name: "calling" }, ({ work }: Received) => work.map(elsewhere, [0], (z) => [z]));
  const stages: Steps = async ({ run }) => ({ one: await run(calling) });
  await expect(runOf(experiment("first", stages), freshCache())).rejects.toThrow(
    "stage calling calls src/random/normalCdf, which its file must name by task",
  );
});
