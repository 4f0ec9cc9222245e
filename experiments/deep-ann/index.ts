import { z } from "zod";
import { define, field, refs } from "../define.js";
import { annNote } from "../shared/ann/annNote.js";
import { annFields } from "../shared/ann/fields.js";
import { fittedAnn, startProducts } from "../shared/ann/fittedAnn.js";
import { severalImpressions } from "../shared/choosePrints.js";
import { accuracyMetrics } from "../shared/network/accuracyMetrics.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { networkFields, networkProfiles } from "../shared/network/fields.js";
import { calibrationFigure, confusionFigure, curvesFigure, rateFigure } from "../shared/network/figures.js";
import { runsOf, testsOf } from "../shared/network/ofSplits.js";
import { scoresBySplit } from "../shared/network/scoresBySplit.js";
import { sizesNote } from "../shared/network/sizesNote.js";
import { calibrationTable, classesTable } from "../shared/network/tables.js";
import { tunedNetwork } from "../shared/network/tunedNetwork.js";
import { withWeights } from "../shared/network/withWeights.js";
import { calibration } from "./calibration.js";
import { openSetFigure } from "./figures.js";
import { openSet } from "./openSet.js";
import { openSetRates } from "./openSetRates.js";
import { openSetTable, parametersTable, scoresTable } from "./tables.js";

export const deepAnn = define({
  id: "deep-ann",
  title: "Deep ANN: training, and prints of unknown fingers",
  summary:
    "Paper A's deep ANN on the vectors of block5_conv3, split by image after augmentation, as is inferred of the paper, and with no impression on two sides. Then with a quarter of the fingers " +
    "left out of training in turn: what a threshold on the probability, one for all classes or one a class as in Algorithm 2, does to prints of unknown fingers.",
  reproduces: refs(
    "A",
    "table-6",
    "table-7",
    "figure-8",
    "figure-9",
    "figure-10",
    "headline-ann",
    "algorithm-2",
    "architecture-deep-ann",
    "label-order",
  ),
  budget: 60,
  config: z.strictObject({
    ...networkFields,
    ...annFields,
    openSet: z.strictObject({
      folds: field(
        z
          .int()
          .min(0)
          .max(100)
          .refine((folds) => folds !== 1, "1 would leave no finger enrolled")
          .default(4),
        "",
        "Parts of the fingers, each of which is unknown in turn; 0 leaves this out.",
      ),
    }),
  }),
  profiles: {
    smoke: { ...networkProfiles.smoke, ann: { epochs: 2 }, openSet: { folds: 0 } },
    quick: {},
    paper: { ...networkProfiles.paper, ann: { size: "exact" } },
  },

  requires: (_, data) => severalImpressions(data),

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, run }) {
    const network = await tunedNetwork({ config, run });
    const { inputs } = network;
    const { grams, image, impression } = await fittedAnn({ run }, network);
    const scores = await scoresBySplit({ run }, "deep-ann", inputs, { image, impression });
    const [trained, tuned] = network.impression ? [network.impression, grams.impression] : [network.image, grams.image];
    const start = config.openSet.folds > 0 ? (await startProducts({ run }, network)).gram : undefined;
    const open = start && (await run(openSet, { inputs, trained: trained!, tuned: tuned!, start }));
    const openRates = open && (await run(openSetRates, { inputs, open }));
    const calibrated = open && (await run(calibration, { inputs, open }));
    return { inputs, image, impression, ...scores, open, openRates, calibration: calibrated };
  },

  tables: {
    parameters: {
      title: "Parameters of the deep ANN, counted from the layers",
      reproduces: refs("A", "table-6", "architecture-deep-ann"),
      build: () => parametersTable(),
    },
    classes: {
      title: "Precision, recall and F1 of each class under the deep ANN",
      reproduces: refs("A", "table-7", "label-order"),
      build: ({ environment, results }) => {
        const notes = [annNote(runsOf(results))];
        return withWeights(environment, classesTable(results.inputs.classes, testsOf(results), "table-7", notes));
      },
    },
    scores: {
      title: "Test scores of the deep ANN beside the published ones",
      reproduces: refs("A", "table-7", "headline-ann"),
      build: (built) => {
        const { environment, results } = built;
        return withWeights(environment, scoresTable(built, testsOf(results), annNote(runsOf(results))));
      },
    },
    calibration: {
      title: "Calibration of the deep ANN's probabilities",
      build: ({ environment, results }) => {
        const about = { who: "the ANN", source: "vectors" };
        return withWeights(environment, calibrationTable(results.calibration, about));
      },
    },
    "open-set": {
      title: "Thresholds, and prints of unknown fingers",
      reproduces: refs("A", "algorithm-2"),
      build: ({ environment, results }) => withWeights(environment, openSetTable(results.openRates)),
    },
  },

  figures: {
    calibration: {
      title: "Reliability of the deep ANN's probabilities",
      build: ({ config, data, environment, results }) => {
        const n = results.calibration?.[0].n;
        const caption = `${n} decisions on test prints of ${data.name}, ${config.openSet.folds - 1} on each by an ANN that was trained on its finger.`;
        return withWeights(environment, calibrationFigure(results.calibration, caption));
      },
    },
    "figure-8": {
      title: "Deep ANN: accuracy and loss over the epochs",
      reproduces: refs("A", "figure-8"),
      build: ({ data, environment, results }) => {
        const runs = runsOf(results);
        const caption = `${sizesNote(runs)} of ${data.name}. ${annNote(runs)}`;
        return withWeights(environment, curvesFigure(runs, false, caption));
      },
    },
    "figure-9": {
      title: "Deep ANN: accuracy, loss and learning rate over the epochs",
      reproduces: refs("A", "figure-9"),
      build: ({ data, environment, results }) => {
        const [run] = runsOf(results);
        const caption = `${sizesNote([run])} of ${data.name}. ${annNote([run])}`;
        return withWeights(environment, rateFigure(run, false, caption));
      },
    },
    "figure-10": {
      title: "Confusion matrix of the deep ANN",
      reproduces: refs("A", "figure-10"),
      build: ({ data, environment, results }) => {
        const caption = `Test prints of ${data.name}; classes in lexicographic order. ${annNote(runsOf(results))}`;
        return withWeights(environment, confusionFigure(results.inputs.classes, testsOf(results), caption));
      },
    },
    "open-set": {
      title: "Right, wrong and rejected prints against the threshold",
      reproduces: refs("A", "algorithm-2"),
      build: ({ data, environment, results }) => withWeights(environment, openSetFigure(results.openRates, data.name)),
    },
  },

  metrics({ results }) {
    const equal = (results.openRates ?? []).map(({ source, equal: { threshold } }) => [
      `equal point, ${source}`,
      { value: threshold },
    ]);
    return { ...accuracyMetrics(testsOf(results)), ...Object.fromEntries(equal) };
  },
});
