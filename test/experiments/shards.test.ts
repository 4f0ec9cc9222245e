import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { experiments } from "../../experiments/index.js";
import { openPrints } from "../../experiments/shared/openPrints.js";
import { ShardDone } from "../../src/lab/pieces.js";
import { planJobs } from "../../src/lab/planJobs.js";
import { closePool } from "../../src/lab/pool.js";
import { silent } from "../../src/lab/progress.js";
import { runExperiment } from "../../src/lab/run.js";
import { keptRuns } from "./keptSettings.js";

const folder = (): string => mkdtempSync(join(tmpdir(), "ridgelab-"));
const prints = folder();
afterAll(closePool);

/** All tables of a run, but those of measured times. */
function tables(run: string): Record<string, string> {
  const names = readdirSync(join(run, "tables")).filter((name) => !name.startsWith("timing-"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(run, "tables", name), "utf8")]));
}

describe("a run that is cut into shards", () => {
  it.each([
    ["filters", 1],
    ["feature-space", 1],
    ["verification", 2],
    ["vgg16-training", 4],
  ])(
    "has the tables of one that is not: %s",
    async (id, rounds) => {
      const experiment = experiments.find((one) => one.id === id)!;
      const data = await openPrints("synthetic", { out: prints, reporter: silent });
      const { values } = keptRuns[id]![""]!;
      const how = { profile: "smoke", values, seed: 1, data, reporter: silent, command: "run" } as const;
      const whole = await runExperiment(experiment, { ...how, out: folder() });

      const cut = { ...how, out: folder() };
      const { jobs } = await planJobs(experiment, [{ label: "", group: "", options: cut }], { finish: "", shards: 2 });
      expect(jobs.map(({ command }) => command.slice(-3))).toEqual([...Array(rounds).fill(["1/2", "2/2"]).flat(), "run"]);
      for (let round = 0; round < rounds; round++)
        for (const index of [1, 2])
          await runExperiment(experiment, { ...cut, shard: { index, count: 2 } }).catch((error) => {
            if (!(error instanceof ShardDone)) throw error;
          });
      const joined = await runExperiment(experiment, cut);
      expect(tables(joined.folder)).toEqual(tables(whole.folder));
      expect(readdirSync(join(cut.out, ".cache", "pieces"))).toEqual([]);
    },
    200_000,
  );
});
