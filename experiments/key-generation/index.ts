import { z } from "zod";
import { define, field, refs } from "../define.js";
import { severalImpressions } from "../shared/choosePrints.js";
import { distinct } from "../shared/distinct.js";
import { keyFields, keyProfiles } from "../shared/keys/fields.js";
import { keyChain } from "../shared/keys/keyChain.js";
import { keyMetrics } from "../shared/keys/keyMetrics.js";
import { withScheme } from "../shared/keys/withScheme.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { networkProfiles } from "../shared/network/fields.js";
import { vectors } from "../shared/network/vectors.js";
import { caseStudy } from "./caseStudy.js";
import { engines } from "./engines.js";
import { autocorrelationFigure, magnitudesFigure } from "./figures.js";
import { publishedCase } from "./publishedCase.js";
import { readings } from "./readings.js";
import { scoredReadings } from "./scoredReadings.js";
import {
  autocorrelationTable,
  caseTable,
  magnitudesTable,
  rangesTable,
  repeatabilityTable,
  stepsTable,
  vectorCountsTable,
} from "./tables.js";
import { vectorCounts } from "./vectorCounts.js";

export const keyGeneration = define({
  id: "key-generation",
  title: "Keys from prints: mean-of-vectors, 128 magnitudes, key",
  summary:
    "Paper A's key generation as it makes it: VGG16 tuned on the enrolled fingers, the mean of each finger's vectors, the deep ANN with a threshold a class, the magnitudes of 128 rows, and a key. " +
    "For every print that was not learnt from: does its finger's key come out, and does a finger that nobody enrolled get one? Which scaling gives a vector like the published one?",
  reproduces: refs("A", "table-11", "algorithm-2", "case-study", "mean-of-vectors", "feature-vector"),
  budget: 30,
  config: z.strictObject({
    ...keyFields,
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
    smoke: { ...keyProfiles.smoke, iterations: 1000, engines: { fingers: 0 } },
    quick: {},
    paper: { ...networkProfiles.paper, ann: { size: "exact" }, engines: { fingers: 20 } },
  },

  requires: (_, data) => severalImpressions(data),

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, data, run }) {
    const { inputs, weights, features, trained, sides, own, trials, outcomes, means } = await keyChain({ config, data, run });
    const source = trained ? config.split : "start";
    const linear = await run(vectors, { inputs, weights, features, trained }, { source, linear: true });
    const read = await run(readings, { inputs, sides, vectors: own.vectors, linear });
    return {
      counts: await run(vectorCounts, { inputs }),
      inputs,
      outcomes,
      study: await run(caseStudy, { inputs, trials, means }),
      scored: await run(scoredReadings, { readings: read }),
      steps:
        config.engines.fingers > 0 ? await run(engines, { inputs, sides, weights, trained, vectors: own.vectors }) : undefined,
    };
  },

  tables: {
    "table-11": {
      title: "Vectors of each class",
      reproduces: refs("A", "table-11"),
      build: (built) => withScheme(built, vectorCountsTable(built.results.counts)),
    },
    ranges: {
      title: "Range of a finger's magnitudes under each reading of the paper",
      reproduces: refs("A", "case-study", "mean-of-vectors"),
      build: (built) => withScheme(built, rangesTable(built.results.scored)),
    },
    autocorrelation: {
      title: "Autocorrelation of the vector V under each reading of the paper",
      reproduces: refs("A", "case-study", "feature-vector"),
      build: (built) => withScheme(built, autocorrelationTable(built.results.scored)),
    },
    "case-study": {
      title: "One print and its key",
      reproduces: refs("A", "case-study"),
      build: (built) => {
        const { study, inputs } = built.results;
        return withScheme(built, caseTable(study, inputs.classes.length, built.config));
      },
    },
    "vector-v": {
      title: "The vector V of the case study: 128 magnitudes",
      reproduces: refs("A", "case-study", "feature-vector"),
      build: (built) => withScheme(built, magnitudesTable(built.results.study, built.config.scaling)),
    },
    repeatability: {
      title: "Which key a print gets",
      reproduces: refs("A", "algorithm-2"),
      build: (built) => withScheme(built, repeatabilityTable(built.results.outcomes)),
    },
    steps: {
      title: "Keys from two computations of the same prints, by the step of quantisation",
      build: (built) => built.results.steps && withScheme(built, stepsTable(built.results.steps)),
    },
  },

  figures: {
    magnitudes: {
      title: "The 128 magnitudes, published and ours",
      reproduces: refs("A", "case-study"),
      build: (built) =>
        withScheme(built, magnitudesFigure(built.results.study, publishedCase().magnitudes, built.config.scaling)),
    },
    autocorrelation: {
      title: "Autocorrelation of the vector V, published and ours by scaling",
      reproduces: refs("A", "case-study", "feature-vector"),
      build: (built) => withScheme(built, autocorrelationFigure(built.results.scored, built.config.average)),
    },
  },

  metrics: ({ results: { outcomes } }) =>
    keyMetrics({ "own key": outcomes[0].ownKey, "key of an unknown finger": outcomes[0].unknownKey }),
});
