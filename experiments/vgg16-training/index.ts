import { z } from "zod";
import type { Metric } from "../../src/lab/experiment.js";
import { define, field, refs } from "../define.js";
import { severalImpressions } from "../shared/choosePrints.js";
import { distinct } from "../shared/distinct.js";
import { accuracyMetrics } from "../shared/network/accuracyMetrics.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { networkFields, networkProfiles } from "../shared/network/fields.js";
import { calibrationFigure, confusionFigure, curvesFigure, rateFigure } from "../shared/network/figures.js";
import { runsOf, testsOf } from "../shared/network/ofSplits.js";
import { scoresBySplit } from "../shared/network/scoresBySplit.js";
import { calibrationTable, classesTable } from "../shared/network/tables.js";
import { tunedNetwork } from "../shared/network/tunedNetwork.js";
import { withWeights } from "../shared/network/withWeights.js";
import { calibration } from "./calibration.js";
import { damaged } from "./damaged.js";
import { chartsFigure, componentsFigure, curvesCaption, damageFigure } from "./figures.js";
import { type Leak, leak } from "./leak.js";
import { leakyTraining } from "./leakyTraining.js";
import { parameterCounts } from "./parameterCounts.js";
import {
  damageTable,
  epochsTable,
  layersTable,
  leakTable,
  parametersTable,
  scoresTable,
  statisticsTable,
  stepsTable,
} from "./tables.js";

export const vgg16Training = define({
  id: "vgg16-training",
  title: "Tuned VGG16: training, and what the split is worth",
  summary:
    "Paper A's network trained on fingers: block5_conv2 and block5_conv3 with BatchNorm and a softmax over the classes, on the frozen layers below. Once split after " +
    "augmentation, as is inferred of the paper, so that copies of one impression stand on both sides, and once with no impression on two sides. What the copies are " +
    "worth is measured on the same test prints: a third training is the second but for copies of the test impressions among its pictures.",
  reproduces: refs(
    "A",
    "table-2",
    "table-3",
    "table-4",
    "table-5",
    "table-9",
    "figure-1",
    "figure-4",
    "figure-5",
    "figure-6",
    "figure-7",
    "headline-cnn",
    "accuracy-above-99",
    "table-1",
    "algorithm-1",
    "last-three-layers",
    "architecture-vgg16-tuned",
    "architecture-feature-model",
    "label-order",
    "binary-matrix",
    "conclusion-quality",
    "conclusion-distortion",
  ),
  budget: 300,
  config: z.strictObject({
    ...networkFields,
    leak: field(
      z.boolean().default(true),
      "",
      "Whether the network is trained once more by impression, with copies of the test impressions in the place of other pictures; needs copies.",
    ),
    damage: z.strictObject({
      prints: field(z.int().min(0).default(10), "", "Prints of the test side that are damaged; 0 leaves this out."),
      masked: field(
        distinct(z.number().min(0).max(0.9)).default([0, 0.3, 0.6]),
        "share of the area",
        "Shares of the print wiped out.",
      ),
    }),
  }),
  profiles: {
    smoke: { ...networkProfiles.smoke, leak: false, damage: { prints: 0 } },
    quick: {},
    paper: { ...networkProfiles.paper, damage: { prints: 1000, masked: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6] } },
  },

  requires: (_, data) => severalImpressions(data),

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, run }) {
    const network = await tunedNetwork({ config, run });
    const { inputs, weights, features, image, impression } = network;
    const scores = await scoresBySplit({ run }, "vgg16-training", inputs, { image, impression });
    const trained = (impression ?? image)!;
    const leaky =
      config.leak && config.input.copies > 0 && impression
        ? await run(leakyTraining, { inputs, weights, features, clean: impression })
        : undefined;
    return {
      inputs,
      image,
      impression,
      ...scores,
      leak: leaky && impression && (await run(leak, { inputs, leaky, clean: impression })),
      calibration: await run(calibration, { inputs, image, impression }),
      damaged: await run(damaged, { inputs, weights, trained }),
      counts: await run(parameterCounts),
    };
  },

  tables: {
    parameters: {
      title: "Parameters of the published networks, counted from the layers",
      reproduces: refs("A", "table-2", "table-5", "architecture-vgg16-tuned", "architecture-feature-model"),
      build: ({ results }) => parametersTable(results.counts),
    },
    "table-1": {
      title: "Parameters and hyperparameters of a CNN's layers, as printed",
      reproduces: refs("A", "table-1"),
      build: layersTable,
    },
    steps: {
      title: "What the paper says of its steps, and what stands for each here",
      reproduces: refs("A", "algorithm-1", "last-three-layers", "binary-matrix"),
      build: stepsTable,
    },
    epochs: {
      title: "Training report: first ten and last ten epochs",
      reproduces: refs("A", "table-3"),
      build: ({ config, environment, results }) => withWeights(environment, epochsTable(runsOf(results)[0], config.normMomentum)),
    },
    "epochs-again": {
      title: "Training report under the other split",
      build: ({ config, environment, results }) => withWeights(environment, epochsTable(runsOf(results)[1], config.normMomentum)),
    },
    classes: {
      title: "Precision, recall and F1 of each class on the test side",
      reproduces: refs("A", "table-4", "label-order"),
      build: ({ environment, results }) =>
        withWeights(environment, classesTable(results.inputs.classes, testsOf(results), "table-4")),
    },
    scores: {
      title: "Test scores beside the published ones",
      reproduces: refs("A", "table-9", "headline-cnn", "accuracy-above-99"),
      build: (built) => withWeights(built.environment, scoresTable(built, testsOf(built.results))),
    },
    leak: {
      title: "What copies of the test impressions in training are worth",
      build: ({ environment, results }) => withWeights(environment, leakTable(results.leak)),
    },
    statistics: {
      title: "Test accuracy under BatchNorm's moving statistics and under re-estimated ones",
      build: ({ environment, results }) => withWeights(environment, statisticsTable(testsOf(results))),
    },
    calibration: {
      title: "Calibration of the tuned network's probabilities",
      build: ({ environment, results }) => {
        const about = { who: "the network", source: "network" };
        return withWeights(environment, calibrationTable(results.calibration, about));
      },
    },
    damage: {
      title: "Accuracy on damaged prints",
      reproduces: refs("A", "conclusion-quality", "conclusion-distortion"),
      build: ({ environment, results }) => withWeights(environment, damageTable(results.damaged, seen(results))),
    },
  },

  figures: {
    "figure-1": {
      title: "Components of the system",
      reproduces: refs("A", "figure-1"),
      build: componentsFigure,
    },
    "figure-4": {
      title: "Accuracy and loss over the epochs",
      reproduces: refs("A", "figure-4"),
      build: ({ data, environment, results }) => {
        const runs = runsOf(results);
        return withWeights(environment, curvesFigure(runs, true, curvesCaption(data.name, runs)));
      },
    },
    "figure-5": {
      title: "Accuracy, loss and learning rate over the epochs",
      reproduces: refs("A", "figure-5"),
      build: ({ data, environment, results }) => {
        const [run] = runsOf(results);
        return withWeights(environment, rateFigure(run, true, curvesCaption(data.name, [run])));
      },
    },
    "figure-6": {
      title: "Accuracy and loss, training and validation, in split charts",
      reproduces: refs("A", "figure-6"),
      build: ({ data, environment, results }) => {
        const [run] = runsOf(results);
        return withWeights(environment, chartsFigure(run, curvesCaption(data.name, [run])));
      },
    },
    "figure-7": {
      title: "Confusion matrix of the test side",
      reproduces: refs("A", "figure-7"),
      build: ({ data, environment, results }) => {
        const caption = `Test prints of ${data.name}; classes in lexicographic order.`;
        return withWeights(environment, confusionFigure(results.inputs.classes, testsOf(results), caption));
      },
    },
    calibration: {
      title: "Reliability of the tuned network's probabilities",
      build: ({ data, environment, results }) => {
        const counts = results.calibration.map(({ source, n }) => `${source}: ${n}`).join(", ");
        return withWeights(environment, calibrationFigure(results.calibration, `Test pictures of ${data.name} (${counts}).`));
      },
    },
    damage: {
      title: "Accuracy on damaged prints",
      reproduces: refs("A", "conclusion-distortion"),
      build: ({ data, environment, results }) => {
        const about = { classes: results.inputs.classes.length, data: data.name, note: seen(results) };
        return withWeights(environment, damageFigure(results.damaged, about));
      },
    },
  },

  metrics: ({ results }) => ({ ...accuracyMetrics(testsOf(results)), ...leakMetric(results.leak) }),
});

/** The leak's difference with re-estimated statistics; nothing where it was not tried. */
function leakMetric(leaks: readonly Leak[] | undefined): Record<string, Metric> {
  const judged = leaks?.find(({ statistics }) => statistics === "re-estimated");
  if (!judged) return {};
  const { difference, interval, n } = judged;
  return {
    "accuracy gained by copies of the test impressions": { value: difference, interval: [interval.low, interval.high], n },
  };
}

/** Whether the damaged prints were trained on, in words. */
function seen({ impression }: { impression: unknown }): string {
  return impression ? "none of which was trained on" : "copies of which were trained on";
}
