import { z } from "zod";
import { SCALINGS } from "../../src/keys/featureScaling.js";
import { AVERAGES } from "../../src/keys/meanVector.js";
import { define, field, refs } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { keyFields } from "../shared/keys/fields.js";
import { keyMetrics } from "../shared/keys/keyMetrics.js";
import { keyVectors } from "../shared/keys/keyVectors.js";
import { withSources } from "../shared/keys/withSources.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { paperPrints } from "../shared/network/fields.js";
import { caseStudy } from "./caseStudy.js";
import { compareRanges } from "./compareRanges.js";
import { engines } from "./engines.js";
import { magnitudesFigure } from "./figures.js";
import { fingers } from "./fingers.js";
import { magnitudes } from "./magnitudes.js";
import { outcomes } from "./outcomes.js";
import { publishedCase } from "./publishedCase.js";
import { caseTable, magnitudesTable, rangesTable, repeatabilityTable, stepsTable, vectorCountsTable } from "./tables.js";
import { trials } from "./trials.js";
import { vectorCounts } from "./vectorCounts.js";

export const keyGeneration = define({
  id: "key-generation",
  title: "Keys from prints: mean-of-vectors, 128 magnitudes, key",
  summary:
    "Paper A's key generation step by step: the mean of each finger's vectors under every scaling that the paper may mean, the magnitudes of its 128 rows, and a key. " +
    "For every print that was not enrolled: does its finger's key come out, and does a finger that nobody enrolled get one?",
  reproduces: refs("A", "table-11", "algorithm-2", "case-study", "mean-of-vectors", "feature-vector"),
  budget: 20,
  config: z.strictObject({
    ...keyFields,
    unknown: field(z.int().min(0).default(4), "", "Fingers, the last ones, that are not enrolled."),
    scaling: field(z.enum(SCALINGS).default("perFeature"), "", "What features are scaled to 0–1 by; the paper leaves it open."),
    average: field(z.enum(AVERAGES).default("mean"), "", "Of a finger's vectors; the paper says both."),
    print: field(
      z.string().default(""),
      "",
      "Print of the case study, FINGER_IMPRESSION; empty takes the first that gets its key.",
    ),
    step: field(z.number().positive().default(0.1), "", "Step that magnitudes are quantised to before the key is derived."),
    iterations: field(z.int().min(1).default(600_000), "", "Iterations of PBKDF2-HMAC-SHA256."),
    engines: z.strictObject({
      fingers: field(
        z.int().min(0).max(1000).default(2),
        "",
        "Fingers whose vectors are computed by a second engine; 0 leaves this out.",
      ),
      steps: field(distinct(z.number().positive()).min(1).default([1, 0.1, 0.01, 0.001]), "", "Steps that are tried on them."),
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
      ...paperPrints,
      engines: { fingers: 20 },
    },
  },

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, run }) {
    const { inputs, weights, vectors, others } = await keyVectors({ config, run });
    const divided = await run(fingers, { inputs });
    const means = await run(magnitudes, { fingers: divided, vectors });
    const tried = await run(trials, { inputs, vectors, fingers: divided, others });
    return {
      counts: await run(vectorCounts, { inputs }),
      fingers: divided,
      magnitudes: means,
      outcomes: await run(outcomes, { trials: tried }),
      study: await run(caseStudy, { fingers: divided, trials: tried, magnitudes: means }),
      steps: config.engines.fingers > 0 ? await run(engines, { inputs, weights, vectors }) : undefined,
    };
  },

  tables: {
    "table-11": {
      title: "Vectors of each class",
      reproduces: refs("A", "table-11"),
      build: (built) => withSources(built, vectorCountsTable(built.results.counts)),
    },
    ranges: {
      title: "Range of the magnitudes under each scaling",
      reproduces: refs("A", "case-study", "mean-of-vectors"),
      build: (built) => {
        const { magnitudes, fingers } = built.results;
        const compared = compareRanges(magnitudes.ranges, publishedCase().magnitudes);
        return withSources(built, rangesTable(compared, fingers.enrolled.length));
      },
    },
    "case-study": {
      title: "One print and its key",
      reproduces: refs("A", "case-study"),
      build: (built) => {
        const { study, fingers } = built.results;
        return withSources(built, caseTable(study, fingers.enrolled.length, built.config));
      },
    },
    "vector-v": {
      title: "The vector V of the case study: 128 magnitudes",
      reproduces: refs("A", "case-study", "feature-vector"),
      build: (built) => withSources(built, magnitudesTable(built.results.study, built.config.scaling)),
    },
    repeatability: {
      title: "Which key a print gets",
      reproduces: refs("A", "algorithm-2"),
      build: (built) => withSources(built, repeatabilityTable(built.results.outcomes, built.results.fingers.enrolled.length)),
    },
    steps: {
      title: "Keys from two computations of the same prints, by the step of quantisation",
      build: (built) => built.results.steps && withSources(built, stepsTable(built.results.steps)),
    },
  },

  figures: {
    magnitudes: {
      title: "The 128 magnitudes, published and ours",
      reproduces: refs("A", "case-study"),
      build: (built) =>
        withSources(built, magnitudesFigure(built.results.study, publishedCase().magnitudes, built.config.scaling)),
    },
  },

  metrics: ({ results: { outcomes } }) =>
    keyMetrics({ "own key": outcomes.ownKey, "key of an unknown finger": outcomes.unknownKey }),
});
