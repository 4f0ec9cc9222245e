import { z } from "zod";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { field } from "../../src/lab/experiment.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { published } from "../../src/papers.js";
import { define } from "../define.js";
import { keyFields } from "../shared/keys/fields.js";
import { keyVectors } from "../shared/keys/keyVectors.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { weightsNote } from "../shared/network/weightsNote.js";
import { compareEngines } from "./compareEngines.js";
import { generateKeys } from "./generateKeys.js";
import { caseTable, magnitudesTable, rangesTable, repeatabilityTable, stepsTable, vectorCountsTable } from "./tables.js";

const refs = (...items: string[]) => items.map((item) => ({ paper: "A" as const, item }));

export const keyGeneration = define({
  id: "key-generation",
  title: "Keys from prints: mean-of-vectors, 128 magnitudes, key",
  summary:
    "Paper A's key generation step by step: the mean of each finger's vectors under every scaling that the paper may mean, the magnitudes of its 128 rows, and a key. " +
    "For every print that was not enrolled: does its finger's key come out, and does a finger that nobody enrolled get one?",
  reproduces: refs("table-11", "algorithm-2", "case-study", "mean-of-vectors", "feature-vector"),
  budget: 20,
  config: z.strictObject({
    ...keyFields,
    unknown: field(z.int().min(0).default(4), "", "Fingers, the last ones, that are not enrolled."),
    scaling: field(
      z.enum(["perFeature", "perVector", "global", "none"]).default("perFeature"),
      "",
      "What features are scaled to 0–1 by; the paper leaves it open.",
    ),
    average: field(z.enum(["mean", "median"]).default("mean"), "", "Of a finger's vectors; the paper says both."),
    print: field(
      z.string().default(""),
      "",
      "Print of the case study, FINGER_IMPRESSION; empty takes the first that gets its key.",
    ),
    step: field(z.number().positive().default(0.1), "", "Step that magnitudes are quantised to before the key is derived."),
    iterations: field(z.int().min(1).default(600_000), "", "Iterations of PBKDF2-HMAC-SHA256."),
    engines: z.strictObject({
      fingers: field(z.int().min(0).default(2), "", "Fingers whose vectors are computed by a second engine; 0 leaves this out."),
      steps: field(z.array(z.number().positive()).min(1).default([1, 0.1, 0.01, 0.001]), "", "Steps that are tried on them."),
    }),
  }),
  profiles: {
    smoke: {
      fingers: 3,
      impressions: [4],
      input: { copies: 0 },
      weights: "untrained",
      background: { fingers: 3, impressions: 2 },
      unknown: 1,
      iterations: 1000,
      engines: { fingers: 0 },
    },
    quick: {},
    paper: {
      impressions: [10, 10, 12, 10, 10, 12, 10, 10, 12, 10],
      input: { copies: 6 },
      engines: { fingers: 20 },
    },
  },

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, environment, run, stage }) {
    const { scaling, average, print, step, iterations, test, unknown, engines } = config;
    const { inputs, weights, vectors, others } = await keyVectors({ config, run });
    const settings = { scaling, average, print, step, iterations, test, unknown };
    const keys = await stage(
      "keys",
      { inputs: { inputs, vectors, others }, config: settings, random: true, code: ["experiments/key-generation/generateKeys"] },
      ({ inputs, vectors, others }, work) => generateKeys(vectors, inputs, others, settings, work.stream),
    );
    const steps = await stage(
      "engines",
      {
        inputs: { inputs, weights, vectors },
        config: { engines, scaling, average, test, trunk: environment.trunk },
        code: ["experiments/key-generation/compareEngines"],
      },
      ({ inputs, weights, vectors }, work) =>
        engines.fingers === 0 ? [] : compareEngines(vectors, inputs, weights, { ...settings, ...engines }, work.progress),
    );
    return { keys, steps };
  },

  tables: {
    "table-11": {
      title: "Vectors of each class",
      reproduces: refs("table-11"),
      build: ({ data, environment, results }) =>
        vectorCountsTable(results.keys, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    ranges: {
      title: "Range of the magnitudes under each scaling",
      reproduces: refs("case-study", "mean-of-vectors"),
      build: ({ data, environment, results }) =>
        rangesTable(results.keys, data.kind === "synthetic" ? "synthetic" : "other", weightsNote(environment)),
    },
    "case-study": {
      title: "One print and its key",
      reproduces: refs("case-study"),
      build: ({ config, data, environment, results }) =>
        caseTable(results.keys, config, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    "vector-v": {
      title: "The vector V of the case study: 128 magnitudes",
      reproduces: refs("case-study", "feature-vector"),
      build: ({ config, data, environment, results }) =>
        magnitudesTable(results.keys, `Data: ${data.name}, scaling ${config.scaling}. ${weightsNote(environment)}`),
    },
    repeatability: {
      title: "Which key a print gets",
      reproduces: refs("algorithm-2"),
      build: ({ data, environment, results }) =>
        repeatabilityTable(results.keys, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    steps: {
      title: "Keys from two computations of the same prints, by the step of quantisation",
      build: ({ environment, results }) =>
        results.steps.length === 0 ? undefined : stepsTable(results.steps, weightsNote(environment)),
    },
  },

  figures: {
    magnitudes: {
      title: "The 128 magnitudes, published and ours",
      reproduces: refs("case-study"),
      build: ({ config, data, environment, results: { keys } }) => {
        const theirs = published("A", "case-study").values!.magnitudes as number[];
        const rows = theirs.map((_, i) => i + 1);
        const panel = linePanel({
          series: [
            { name: "published", x: rows, y: theirs },
            { name: "ours", x: rows, y: keys.study.magnitudes },
          ],
          x: { title: "row", range: [1, 128] },
          y: { title: "magnitude", range: [0, 1.25 * Math.max(...theirs, ...keys.study.magnitudes)] },
        });
        const caption = `The published case and finger ${keys.study.predicted} of ${data.name}, scaling ${config.scaling}. ${weightsNote(environment)}`;
        return composeFigure({ panels: [panel], width: 7.16, aspect: 0.35, caption });
      },
    },
  },

  metrics: ({ results: { keys } }) => {
    const enrolled = keys.trials.filter((trial) => trial.enrolled);
    const unknown = keys.trials.filter((trial) => !trial.enrolled);
    const own = enrolled.filter(({ finger, predicted, accepted }) => accepted && finger === predicted).length;
    const rate = (count: number, n: number) => {
      const { low, high } = clopperPearson(count, n);
      return { value: count / n, interval: [low, high] as const, n };
    };
    return {
      "own key": rate(own, enrolled.length),
      ...(unknown.length > 0 && {
        "key of an unknown finger": rate(unknown.filter(({ accepted }) => accepted).length, unknown.length),
      }),
    };
  },
});
