import { z } from "zod";
import type { Metric } from "../../src/lab/experiment.js";
import { define, field } from "../define.js";
import { distinct } from "../shared/distinct.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { features } from "../shared/network/features.js";
import { networkFields, networkProfiles } from "../shared/network/fields.js";
import { inputShape } from "../shared/network/inputOptions.js";
import { inputs } from "../shared/network/inputs.js";
import { training } from "../shared/network/training.js";
import { weights } from "../shared/network/weights.js";
import { withWeights } from "../shared/network/withWeights.js";
import { differences } from "./differences.js";
import { differencesFigure } from "./figures.js";
import { ALL_LEFT_OUT, LEFT_OUT, type LeftOut, requireThere, settingsWithout } from "./leftOut.js";
import { ablationTable, pipelineName } from "./tables.js";
import { testedPrints } from "./testedPrints.js";

const { splits: _, ...network } = networkFields;
const { splits: __, ...smoke } = networkProfiles.smoke;

export const ablation = define({
  id: "ablation",
  title: "Paper A's recognition with steps left out",
  summary:
    "What the Gabor filter, alignment and augmented copies are each worth to the tuned VGG16: the same training without one of them, from the same weights on the same split, no impression " +
    "on two sides, and its test compared print by print with that of the full pipeline. The paper has all of them and prints no such comparison.",
  reproduces: [],
  budget: 120,
  config: z.strictObject({
    ...network,
    without: field(
      distinct(z.enum(ALL_LEFT_OUT)).min(1).default(["gabor", "alignment", "copies", "copies-equal-steps"]),
      "",
      "What is left out, one at a time. Without copies an epoch has fewer steps; copies-equal-steps has more epochs instead. all: Gabor, alignment and copies at once.",
    ),
  }),
  profiles: {
    smoke: { ...smoke, without: ["gabor"] },
    quick: { fingers: 14, impressions: [5], shares: { test: 0.4, validation: 0 }, epochs: 3 },
    paper: { ...networkProfiles.paper, without: ALL_LEFT_OUT },
  },

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages(pipeline) {
    const { config, run } = pipeline;
    requireThere(config.without, config.input);
    const start = await run(weights, {}, inputShape(config.input));
    /** From prints to what the network, tuned under the pipeline's settings, says of each test print. */
    const test = async ({ run }: Pick<typeof pipeline, "run">) => {
      const seen = await run(inputs);
      const frozen = { inputs: seen, weights: start, features: await run(features, { inputs: seen, weights: start }) };
      return run(testedPrints, { inputs: seen, trained: await run(training, frozen, { splitBy: "impression" }) });
    };
    const full = await test(pipeline);
    const tests: Partial<Record<LeftOut, typeof full>> = {};
    for (const left of config.without) {
      tests[left] = await test(pipeline.under(pipelineName({ left }), settingsWithout(left, config)));
    }
    return { differences: await run(differences, { full, ...tests }) };
  },

  tables: {
    ablation: {
      title: "Test accuracy and cross-entropy without a step, beside the full pipeline",
      build: ({ config, environment, results }) => withWeights(environment, ablationTable(results.differences, config.weights)),
    },
  },

  figures: {
    ablation: {
      title: "What leaving a step out changes",
      build: ({ data, environment, results }) => withWeights(environment, differencesFigure(results.differences, data.name)),
    },
  },

  metrics({ results: { differences } }) {
    const { full, variants } = differences;
    const { mean, interval } = full.means.accuracy;
    return {
      "test accuracy, full pipeline": { value: mean, interval: [interval.low, interval.high], n: full.n },
      ...Object.fromEntries(
        variants.flatMap(({ left, n, differences }) =>
          Object.entries(differences).map(([name, { mean, interval }]): [string, Metric] => [
            `${name} without ${LEFT_OUT[left]}, less the full pipeline's`,
            { value: mean, interval: [interval.low, interval.high], n },
          ]),
        ),
      ),
    };
  },
});
