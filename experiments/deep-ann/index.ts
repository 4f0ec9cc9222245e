import { z } from "zod";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { field, task } from "../../src/lab/experiment.js";
import { define } from "../define.js";
import { annFields } from "../shared/ann/fields.js";
import type { AnnResult } from "../shared/ann/fitAnnBySplit.js";
import { fittedAnn } from "../shared/ann/fittedAnn.js";
import { annNote, annParametersTable, annScoresTable } from "../shared/ann/tables.js";
import { confusionFigure } from "../shared/network/confusionFigure.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { networkFields, networkProfiles } from "../shared/network/fields.js";
import { testScores } from "../shared/network/testScores.js";
import { trainingCurves } from "../shared/network/trainingCurves.js";
import { classesTable } from "../shared/network/trainingTables.js";
import { tunedNetwork } from "../shared/network/tunedNetwork.js";
import { weightsNote } from "../shared/network/weightsNote.js";
import { dealFingers } from "./dealFingers.js";
import { equalPoint, openSetPanel, openSetTable } from "./openSet.js";
import type { openSetFold } from "./openSetFold.js";

const fitFold = task<typeof openSetFold>(import.meta.url, "./openSetFold.js");

const refs = (...items: string[]) => items.map((item) => ({ paper: "A" as const, item }));

export const deepAnn = define({
  id: "deep-ann",
  title: "Deep ANN: training, and prints of unknown fingers",
  summary:
    "Paper A's deep ANN on the vectors of block5_conv3, under the paper's split and under one with no impression on two sides. Then with a quarter of the fingers " +
    "left out of training in turn: what a threshold on the probability, one for all classes or one a class as in Algorithm 2, does to prints of unknown fingers.",
  reproduces: refs("table-6", "table-7", "figure-8", "figure-9", "figure-10", "headline-ann", "algorithm-2"),
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

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, environment, run, stage }) {
    const network = await tunedNetwork({ config, run });
    const fitted = await fittedAnn({ run }, network);
    const { grams } = fitted;
    const { folds } = config.openSet;
    const { size: _, ...options } = config.ann;
    const tuned = network.impression ? grams.impression! : grams.image!;
    const trained = network.impression ?? network.image!;
    const open = await stage(
      "open set",
      {
        inputs: { inputs: network.inputs, trained, tuned, start: grams.start! },
        config: { folds, options, engine: environment.trunk },
        random: true,
        code: [fitFold, "experiments/deep-ann/dealFingers"],
      },
      async ({ inputs, trained, tuned, start }, work) => {
        const labels = Int32Array.from(inputs.items, ({ finger }) => inputs.classes.indexOf(finger));
        const unknown = dealFingers(inputs.classes.length, folds, work.stream);
        const jobs = [
          { source: `tuned by ${trained.splitBy}`, gram: tuned },
          { source: "network before tuning", gram: start },
        ].flatMap(({ source, gram }) => unknown.map((left, fold) => ({ source, gram, left, fold })));
        const sides = { training: trained.training, validation: trained.validation, test: trained.test };
        const decisions = await work.map(fitFold, jobs, ({ gram, left, fold }) => {
          const enrolled = inputs.classes.map((_, c) => c).filter((c) => !left.includes(c));
          return [gram, sides, labels, enrolled, options, work.seed, `fold ${fold}`];
        });
        return [...new Set(jobs.map(({ source }) => source))].map((source) => ({
          source,
          decisions: decisions.filter((_, i) => jobs[i].source === source).flat(),
        }));
      },
    );
    return { inputs: network.inputs, image: fitted.image, impression: fitted.impression, open };
  },

  tables: {
    parameters: {
      title: "Parameters of the deep ANN, counted from the layers",
      reproduces: refs("table-6"),
      build: () => annParametersTable(),
    },
    classes: {
      title: "Precision, recall and F1 of each class under the deep ANN",
      reproduces: refs("table-7"),
      build: ({ environment, results }) =>
        classesTable(results.inputs, runsOf(results), [
          annNote(runsOf(results)),
          weightsNote(environment),
          "The paper leaves classes 8 and 15 out, and prints 1.00 but for class 6 (recall 0.67) and class 14 (precision 0.75).",
        ]),
    },
    scores: {
      title: "Test scores of the deep ANN beside the published ones",
      reproduces: refs("table-7", "headline-ann"),
      build: ({ data, environment, results }) =>
        annScoresTable(data.kind, results.inputs, runsOf(results), [annNote(runsOf(results)), weightsNote(environment)]),
    },
    "open-set": {
      title: "Thresholds, and prints of unknown fingers",
      reproduces: refs("algorithm-2"),
      build: ({ config, environment, results: { open, inputs } }) =>
        open.length === 0
          ? undefined
          : openSetTable(open, (item) => inputs.items[item].finger, [
              openNote(config.openSet.folds),
              "Intervals: bootstrap over fingers, at 0 and 1 the rule of three over the fingers. A class's threshold is halfway between the least probability of its own validation prints and the greatest of the others'.",
              weightsNote(environment),
            ]),
    },
  },

  figures: {
    "figure-8": {
      title: "Deep ANN: accuracy and loss over the epochs",
      reproduces: refs("figure-8"),
      build: ({ data, environment, results }) => {
        const runs = runsOf(results);
        const panels = runs.flatMap((run) => [
          trainingCurves(run, ["accuracy", "valAccuracy", "valAccuracyReestimated"], `accuracy, by ${run.splitBy}`, false),
          trainingCurves(run, ["loss", "valLoss", "valLossReestimated"], `loss, by ${run.splitBy}`, false),
        ]);
        const caption = `${sizesNote(runs)} of ${data.name}. ${annNote(runs)} ${weightsNote(environment)}`;
        return composeFigure({ panels, columns: 2, width: 7.16, aspect: 0.4 * runs.length, caption });
      },
    },
    "figure-9": {
      title: "Deep ANN: accuracy, loss and learning rate over the epochs",
      reproduces: refs("figure-9"),
      build: ({ data, environment, results }) => {
        const runs = runsOf(results);
        const run = runs[0];
        const curves = trainingCurves(run, ["accuracy", "loss", "valAccuracy", "valLoss"], `by ${run.splitBy}`, false);
        const rates = run.history.map((h) => h.learningRate);
        const rate = linePanel({
          heading: "learning rate",
          series: [{ x: run.history.map((h) => h.epoch), y: rates, mode: "lines+markers" }],
          x: { title: "epoch" },
          y: { title: "learning rate", log: true, range: [Math.min(...rates) / 10, Math.max(...rates) * 10] },
        });
        const caption = `${sizesNote([run])} of ${data.name}. ${annNote([run])} ${weightsNote(environment)}`;
        return composeFigure({ panels: [curves, rate], width: 7.16, aspect: 0.45, caption });
      },
    },
    "figure-10": {
      title: "Confusion matrix of the deep ANN",
      reproduces: refs("figure-10"),
      build: ({ data, environment, results }) => {
        const runs = runsOf(results);
        const caption = `Test prints of ${data.name}; classes in lexicographic order. ${annNote(runs)} ${weightsNote(environment)}`;
        return confusionFigure(runs, results.inputs, caption);
      },
    },
    "open-set": {
      title: "Right, wrong and rejected prints against the threshold",
      reproduces: refs("algorithm-2"),
      build: ({ config, data, environment, results: { open } }) => {
        if (open.length === 0) return undefined;
        const n = open[0].decisions.filter((d) => !d.enrolled).length;
        const caption = `${n} test prints of ${data.name}. ${openNote(config.openSet.folds)} ${weightsNote(environment)}`;
        return composeFigure({ panels: open.map(openSetPanel), width: 7.16, aspect: 0.5, caption });
      },
    },
  },

  metrics({ results }) {
    const accuracies = runsOf(results).map((run) => {
      const { accuracy, interval, n } = testScores(run, results.inputs);
      return [`test accuracy, by ${run.splitBy}`, { value: accuracy, interval: [interval.low, interval.high] as const, n }];
    });
    const equal = results.open.map((open) => [`equal point, ${open.source}`, { value: equalPoint(open).threshold }]);
    return Object.fromEntries([...accuracies, ...equal]);
  },
});

function runsOf(results: { image?: AnnResult; impression?: AnnResult }): AnnResult[] {
  return [results.image, results.impression].filter((run) => run !== undefined);
}

function sizesNote(runs: readonly AnnResult[]): string {
  const sizes = runs.map(
    ({ splitBy, sizes }) => `${sizes.training} training and ${sizes.validation} validation prints by ${splitBy}`,
  );
  return sizes.join(", ");
}

function openNote(folds: number): string {
  return (
    `The fingers are dealt into ${folds} parts; each part is unknown to the ANN in turn, so that every test print is once a stranger's and ${folds - 1} times an ` +
    `enrolled finger's. The tuned network has seen all fingers (other impressions of them), which flatters its rejection; before tuning it has seen none. ` +
    "Equal point: as large a share of enrolled prints is rejected as of unknown ones accepted; read off these prints, as an equal error rate is. The ANN sees principal components, at a constant learning rate."
  );
}
