import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { experiments } from "../../experiments/index.js";
import { openPrints } from "../../experiments/shared/openPrints.js";
import type { Experiment } from "../../src/lab/experiment.js";
import { ShardDone } from "../../src/lab/pieces.js";
import { planJobs } from "../../src/lab/planJobs.js";
import { closePool } from "../../src/lab/pool.js";
import { silent } from "../../src/lab/progress.js";
import { type Run, runExperiment } from "../../src/lab/run.js";
import { keptForm, keptText, settled } from "./keptForm.js";
import { keptRuns } from "./keptSettings.js";

/*
 * Every table, figure and metric that the experiments make is kept in kept/, on tiny settings that leave no stage out. A change shows
 * as a difference of these files. Read it, then accept it with `npm run accept`.
 */
const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
afterAll(closePool);

for (const experiment of experiments) describe(experiment.id, () => keepsOutputs(experiment));

function keepsOutputs(experiment: Experiment): void {
  const { id } = experiment;
  const made = new Set<string>();
  for (const [name, { values, tolerance, timed = [] }] of Object.entries(keptRuns[id]!)) {
    const title = name === "" ? "" : ` of ${name}`;

    it(`makes the tables, figures and metrics${title} that were kept`, async () => {
      const data = await openPrints("synthetic", { out, reporter: silent });
      const how = { profile: "smoke", values, seed: 1, data, out, reporter: silent, command: "" } as const;
      const run = await runExperiment(experiment, how);
      for (const id of [...Object.keys(run.tables), ...Object.keys(run.figures)]) made.add(id);
      for (const [file, value] of Object.entries(keptFiles(run, timed))) {
        const path = join(import.meta.dirname, "kept", name === "" ? id : `${id}, ${name}`, `${file}.json`);
        const kept: unknown = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
        await expect.soft(`${keptText(settled(value, kept, tolerance))}\n`).toMatchFileSnapshot(path);
      }
    }, 300_000);
  }

  it("leaves no table and no figure out", () => {
    const { tables, figures } = experiment;
    const declared = Object.entries(tables).map(([key, { timing }]) => (timing ? `timing-${key}` : key));
    expect([...declared, ...Object.keys(figures)].filter((key) => !made.has(key))).toEqual([]);
  });
}

function keptFiles({ tables, figures, metrics }: Run, timed: readonly string[]): Record<string, unknown> {
  const isTimed = (id: string): boolean => id.startsWith("timing-") || timed.includes(id);
  return {
    ...Object.fromEntries(Object.entries(tables).map(([key, table]) => [`table ${key}`, keptForm(table, isTimed(key))])),
    ...Object.fromEntries(Object.entries(figures).map(([key, figure]) => [`figure ${key}`, keptForm(figure, isTimed(key))])),
    metrics: keptForm(metrics, false),
  };
}

/** All tables of a run, but those of measured times. */
function tables(run: string): Record<string, string> {
  const names = readdirSync(join(run, "tables")).filter((name) => !name.startsWith("timing-"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(run, "tables", name), "utf8")]));
}

describe("a kept run that is cut into shards", () => {
  it.each([
    ["filters", 1],
    ["feature-space", 1],
    ["verification", 2],
    ["vgg16-training", 4],
  ])(
    "has the tables of one that is not: %s",
    async (id, rounds) => {
      const experiment = experiments.find((one) => one.id === id)!;
      const data = await openPrints("synthetic", { out, reporter: silent });
      const { values } = keptRuns[id]![""]!;
      const how = { profile: "smoke", values, seed: 1, data, reporter: silent, command: "run" } as const;
      const whole = await runExperiment(experiment, { ...how, out });

      const cut = { ...how, out: mkdtempSync(join(tmpdir(), "ridgelab-")) };
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
