import { z } from "zod";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { field, task } from "../../src/lab/experiment.js";
import { wilson } from "../../src/metrics/wilson.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { QUALITIES } from "../../src/synth/quality.js";
import { define } from "../define.js";
import { confusionFigure } from "../shared/network/confusionFigure.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { networkFields, networkProfiles } from "../shared/network/fields.js";
import { inputOptions } from "../shared/network/inputOptions.js";
import { testScores } from "../shared/network/testScores.js";
import { CURVES, type CurveName, trainingCurves } from "../shared/network/trainingCurves.js";
import { classesTable, epochsTable, leakTable, parametersTable, scoresTable } from "../shared/network/trainingTables.js";
import { tunedNetwork } from "../shared/network/tunedNetwork.js";
import { weightsNote } from "../shared/network/weightsNote.js";
import type { damagedInputs } from "./damagedInputs.js";
import { predictDamaged } from "./predictDamaged.js";
import type { qualityInputs } from "./qualityInputs.js";
import { spreadOverFingers } from "./spreadOverFingers.js";

const damage = task<typeof damagedInputs>(import.meta.url, "./damagedInputs.js");
const remake = task<typeof qualityInputs>(import.meta.url, "./qualityInputs.js");

const refs = (...items: string[]) => items.map((item) => ({ paper: "A" as const, item }));

export const vgg16Training = define({
  id: "vgg16-training",
  title: "Tuned VGG16: training, and what the split is worth",
  summary:
    "Paper A's network trained on fingers: block5_conv2 and block5_conv3 with BatchNorm and a softmax over the classes, on the frozen layers below. Once as the " +
    "paper splits (after augmentation, so that copies of one impression stand on both sides) and once with no impression on two sides.",
  reproduces: refs(
    "table-2",
    "table-3",
    "table-4",
    "table-5",
    "table-9",
    "figure-4",
    "figure-5",
    "figure-6",
    "figure-7",
    "headline-cnn",
    "conclusion-distortion",
  ),
  budget: 330,
  config: z.strictObject({
    ...networkFields,
    damage: z.strictObject({
      prints: field(z.int().min(0).default(10), "", "Prints of the test side that are damaged; 0 leaves this out."),
      masked: field(
        z.array(z.number().min(0).max(0.9)).default([0, 0.3, 0.6]),
        "share of the area",
        "Shares of the print wiped out.",
      ),
    }),
  }),
  profiles: {
    smoke: { ...networkProfiles.smoke, damage: { prints: 0 } },
    quick: {},
    paper: { ...networkProfiles.paper, damage: { prints: 1000, masked: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6] } },
  },

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, data, environment, run, stage }) {
    const network = await tunedNetwork({ config, run });
    const { inputs, weights } = network;
    const options = inputOptions(config.input);
    const { pooling } = config;
    const chosen = network.impression ?? network.image!;
    const damaged = await stage(
      "damaged",
      {
        inputs: { inputs, weights, trained: chosen },
        data: true,
        config: { damage: config.damage, options, pooling, backend: environment.backend },
        random: true,
        code: [
          damage,
          remake,
          "experiments/vgg16-training/predictDamaged",
          "experiments/vgg16-training/spreadOverFingers",
          "experiments/shared/choosePrints",
        ],
      },
      async ({ inputs, weights, trained }, work) => {
        const originals = trained.test.filter((i) => inputs.items[i].copy === 0);
        const tested = spreadOverFingers(originals, (i) => inputs.items[i].finger, config.damage.prints);
        const prints = tested.map(
          (i) => data.prints.find((p) => p.finger === inputs.items[i].finger && p.impression === inputs.items[i].impression)!,
        );
        const labels = tested.map((i) => inputs.classes.indexOf(inputs.items[i].finger));
        if (tested.length === 0) return [];
        const images = await data.read(prints);
        const wiped = await work.map(damage, images, (image, i) => [
          image,
          config.damage.masked,
          options,
          work.seed,
          prints[i].file,
        ]);
        const levels = config.damage.masked.map((share, s) => ({
          kind: "masked area",
          level: share as number | string,
          pictures: wiped.map((w) => w[s]),
        }));
        const made = data.described;
        const qualities = made
          ? await work.map(remake, prints, (print) => [made, print.finger, Number(print.impression), options])
          : [];
        const remade =
          qualities.length === 0
            ? []
            : QUALITIES.map((quality, q) => ({
                kind: "quality",
                level: quality as number | string,
                pictures: qualities.map((p) => p[q]),
              }));
        return predictDamaged(
          [...levels, ...remade],
          labels,
          { weights, pooling, trained, classes: inputs.classes.length },
          work.progress,
        );
      },
    );
    return { inputs, image: network.image, impression: network.impression, damaged };
  },

  tables: {
    parameters: {
      title: "Parameters of the published networks, counted from the layers",
      reproduces: refs("table-2", "table-5"),
      build: ({ config }) => parametersTable(config.pooling),
    },
    epochs: {
      title: "Training report: first ten and last ten epochs",
      reproduces: refs("table-3"),
      build: ({ environment, results }) => epochsTable(trainedRuns(results), weightsNote(environment)),
    },
    classes: {
      title: "Precision, recall and F1 of each class on the test side",
      reproduces: refs("table-4"),
      build: ({ environment, results }) =>
        classesTable(results.inputs, trainedRuns(results), [
          weightsNote(environment),
          "The paper prints 1.00 for all its classes and leaves class 8 out.",
        ]),
    },
    scores: {
      title: "Test scores beside the published ones",
      reproduces: refs("table-9", "headline-cnn"),
      build: ({ data, environment, results }) =>
        scoresTable(data.kind, results.inputs, trainedRuns(results), weightsNote(environment)),
    },
    leak: {
      title: "What the split is worth",
      build: ({ environment, results }) => leakTable(results.inputs, trainedRuns(results), weightsNote(environment)),
    },
    damage: {
      title: "Accuracy on damaged prints",
      reproduces: refs("conclusion-distortion"),
      build: ({ environment, results: { damaged, impression } }) =>
        damaged.length === 0
          ? undefined
          : {
              columns: [
                { key: "kind", label: "damage" },
                { key: "level", label: "level" },
                { key: "accuracy", label: "accuracy", decimals: 3 },
                { key: "interval", label: "95 % interval", decimals: 3, interval: true },
                { key: "n", label: "prints" },
              ],
              rows: damaged.map(({ kind, level, right, n }) => ({
                kind,
                level: String(level),
                accuracy: right / n,
                interval: wilson(right, n),
                n,
              })),
              notes: [
                weightsNote(environment),
                `Prints of the test side, ${untouched(impression)}. Wilson intervals, prints taken as independent.`,
              ],
            },
    },
  },

  figures: {
    "figure-4": {
      title: "Accuracy and loss over the epochs",
      reproduces: refs("figure-4"),
      build: ({ data, environment, results }) => {
        const runs = trainedRuns(results);
        const panels = runs.flatMap((run) => [
          trainingCurves(run, ["accuracy", "valAccuracy", "valAccuracyReestimated"], `accuracy, by ${run.splitBy}`, true),
          trainingCurves(run, ["loss", "valLoss", "valLossReestimated"], `loss, by ${run.splitBy}`, true),
        ]);
        return composeFigure({
          panels,
          columns: 2,
          width: 7.16,
          aspect: 0.4 * runs.length,
          caption: curveCaption(data.name, environment, trainedRuns(results)),
        });
      },
    },
    "figure-5": {
      title: "Accuracy, loss and learning rate over the epochs",
      reproduces: refs("figure-5"),
      build: ({ data, environment, results }) => {
        const run = trainedRuns(results)[0];
        const all = trainingCurves(run, ["accuracy", "loss", "valAccuracy", "valLoss"], `all curves, by ${run.splitBy}`, true);
        const rate = linePanel({
          heading: "learning rate",
          series: [{ x: run.history.map((h) => h.epoch), y: run.history.map((h) => h.learningRate), mode: "lines+markers" }],
          x: { title: "epoch" },
          y: { title: "learning rate", log: true, range: [1e-6, 1e-3] },
        });
        return composeFigure({
          panels: [all, rate],
          width: 7.16,
          aspect: 0.45,
          caption: curveCaption(data.name, environment, trainedRuns(results)),
        });
      },
    },
    "figure-6": {
      title: "Accuracy and loss, training and validation, in split charts",
      reproduces: refs("figure-6"),
      build: ({ data, environment, results }) => {
        const run = trainedRuns(results)[0];
        const one = (key: CurveName) => trainingCurves(run, [key], CURVES[key].label, true);
        const panels = (["accuracy", "valAccuracy", "loss", "valLoss"] as const).map(one);
        return composeFigure({
          panels,
          columns: 2,
          width: 7.16,
          aspect: 0.75,
          caption: `Split by ${run.splitBy}. ${curveCaption(data.name, environment, trainedRuns(results))}`,
        });
      },
    },
    "figure-7": {
      title: "Confusion matrix of the test side",
      reproduces: refs("figure-7"),
      build: ({ data, environment, results }) => {
        const caption = `Test prints of ${data.name}; classes in lexicographic order. ${weightsNote(environment)}`;
        return confusionFigure(trainedRuns(results), results.inputs, caption);
      },
    },
    damage: {
      title: "Accuracy on damaged prints",
      reproduces: refs("conclusion-distortion"),
      build: ({ data, environment, results: { damaged, impression, inputs } }) => {
        const rows = damaged.filter((d) => d.kind === "masked area");
        if (rows.length < 2) return undefined;
        const limits = rows.map(({ right, n }) => wilson(right, n));
        const series = {
          x: rows.map((r) => r.level as number),
          y: rows.map(({ right, n }) => right / n),
          low: limits.map((l) => l.low),
          high: limits.map((l) => l.high),
        };
        const panel = linePanel({
          series: [{ ...series, mode: "lines+markers" }],
          x: { title: "share of the area wiped out" },
          y: { title: "accuracy", range: [0, 1.03] },
          guides: [{ y: 1 / inputs.classes.length }],
        });
        const caption = `${rows[0].n} test prints of ${data.name}, ${untouched(impression)}; band: 95 % Wilson; dotted: guessing. ${weightsNote(environment)}`;
        return composeFigure({ panels: [panel], caption });
      },
    },
  },

  metrics({ results }) {
    return Object.fromEntries(
      trainedRuns(results).map((run) => {
        const { accuracy, interval, n } = testScores(run, results.inputs);
        return [`test accuracy, by ${run.splitBy}`, { value: accuracy, interval: [interval.low, interval.high] as const, n }];
      }),
    );
  },
});

function trainedRuns(results: { image?: TrainedNetwork; impression?: TrainedNetwork }): TrainedNetwork[] {
  return [results.image, results.impression].filter((run) => run !== undefined);
}

function untouched(impression: TrainedNetwork | undefined): string {
  return impression ? "none of which was trained on" : "copies of which were trained on";
}

function curveCaption(data: string, environment: Readonly<Record<string, string>>, runs: readonly TrainedNetwork[]): string {
  const epochs = Math.max(...runs.map(({ history }) => history.length));
  const which = epochs < 100 ? "published epochs 1 to 10 (91 to 100 lie beyond)" : "published epochs";
  return `${data}. Markers without a line: Table 3's ${which}. ${weightsNote(environment)}`;
}
