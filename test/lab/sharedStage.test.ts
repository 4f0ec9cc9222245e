import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import type { Experiment } from "../../src/lab/experiment.js";
import { silent } from "../../src/lab/progress.js";
import { StageCache } from "../../src/lab/stageCache.js";
import { runStages } from "../../src/lab/stages.js";

function experiment(id: string, of?: string): Experiment {
  return {
    id,
    title: id,
    summary: "",
    reproduces: [],
    config: z.object({}),
    profiles: { smoke: {}, quick: {}, paper: {} },
    budget: 1,
    stages: async ({ stage }) => ({
      drawn: await stage("drawn", { of, random: true, code: ["src/random/createStream"] }, (_, work) => work.stream.uniform()),
    }),
    tables: {},
    figures: {},
    metrics: () => ({}),
  };
}

it("a stage of another experiment is found in the cache, with that one's numbers", async () => {
  const cache = new StageCache(mkdtempSync(join(tmpdir(), "ridgelab-")));
  const data = { name: "none", digest: "none", kind: "synthetic" as const };
  const run = (one: Experiment) =>
    runStages(one, { config: {}, data, environment: {}, seed: 1, cache, force: false, reporter: silent });
  const first = await run(experiment("first"));
  const shared = await run(experiment("second", "first"));
  const own = await run(experiment("second"));
  expect(shared.records[0]!.cached).toBe(true);
  expect(shared.staged.drawn!.load()).toBe(first.staged.drawn!.load());
  expect(own.records[0]!.cached).toBe(false);
  expect(own.staged.drawn!.load()).not.toBe(first.staged.drawn!.load());
});

it("a stage that uses data depends on the code that reads them, and no other does", async () => {
  const cache = new StageCache(mkdtempSync(join(tmpdir(), "ridgelab-")));
  const one: Experiment = {
    ...experiment("reading"),
    stages: async ({ stage }) => ({
      read: await stage("read", { data: true, code: [] }, () => 1),
      other: await stage("other", { code: [] }, () => 2),
    }),
  };
  const run = async (code: string[]) => {
    const data = { name: "none", digest: "none", kind: "synthetic" as const, code };
    const ran = await runStages(one, { config: {}, data, environment: {}, seed: 1, cache, force: false, reporter: silent });
    return ran.records.map(({ cached }) => cached);
  };
  expect(await run(["src/random/normalPdf"])).toEqual([false, false]);
  expect(await run(["src/random/normalPdf"])).toEqual([true, true]);
  expect(await run(["src/random/normalCdf"])).toEqual([false, true]);
});
