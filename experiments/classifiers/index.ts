import { z } from "zod";
import { define } from "../define.js";
import { annNote } from "../shared/ann/tables.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { networkProfiles } from "../shared/network/fields.js";
import { weightsNote } from "../shared/network/weightsNote.js";
import { LEARNING_NOTE, type LearningCurve, type LearningPoint, learningFigure, learningTable } from "./learningCurve.js";
import { classifierFields, classifierStages } from "./pipeline.js";
import { contextFigure, contextTable, supportTable } from "./published.js";
import { differencesTable, REPEATS_NOTE, type Repeat, type Repeats, repeatsFigure } from "./repeats.js";
import { accuracyOf, type Compared, comparisonsOf, FAMILIES, type Family, rowOf } from "./rows.js";
import { accuracyFigure, pairsTable, rowsTable, table10 } from "./tables.js";

const refs = (...items: string[]) => items.map((item) => ({ paper: "A" as const, item }));

export const classifiers = define({
  id: "classifiers",
  title: "Deep ANN, SVM and random forest on the same vectors",
  summary:
    "Paper A's second claim, that its deep ANN exceeds SVM and random forest, on the same prints for all three: exact McNemar tests between each pair, splits drawn " +
    "again with paired differences, and how many impressions a finger each family needs. Beside it, what the published percentages support.",
  reproduces: refs("table-8", "table-10", "headline-ann", "conclusion-ann", "conclusion-minutiae"),
  budget: 90,
  config: z.strictObject(classifierFields),
  profiles: {
    smoke: {
      ...networkProfiles.smoke,
      ann: { epochs: 2 },
      svm: { costs: [10], gammas: [0.3], folds: 2 },
      forest: { trees: 5 },
      mlForest: { trees: 2, components: 4 },
      repeats: 2,
      learning: 1,
    },
    quick: {},
    paper: { ...networkProfiles.paper, ann: { size: "exact" }, mlForest: { trees: 100 }, repeats: 20, learning: 20 },
  },

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  stages: (pipeline) => classifierStages(pipeline),

  tables: {
    "table-10": {
      title: "Deep ANN, SVM and random forest beside the published scores",
      reproduces: refs("table-10", "headline-ann", "conclusion-ann"),
      build: ({ config, data, environment, results }) =>
        table10(data.kind, comparisonsOf(results, config.forest.package), notesOf(results, config.forest.package, environment)),
    },
    support: {
      title: "What the published accuracies support",
      reproduces: refs("table-10"),
      build: () => supportTable(),
    },
    rows: {
      title: "Every classifier on every split",
      reproduces: refs("conclusion-minutiae"),
      build: ({ config, environment, results }) =>
        rowsTable(comparisonsOf(results, config.forest.package), [
          ...notesOf(results, config.forest.package, environment),
          `ml-random-forest: ${config.mlForest.trees} trees on ${config.mlForest.components} principal components; forest: ${config.forest.trees} trees. On the network before tuning the ANN sees principal components. Minutiae matcher: the finger of the training side's print with the highest score; copies share their print's minutiae.`,
        ]),
    },
    pairs: {
      title: "Exact McNemar tests between the families",
      build: ({ config, environment, results }) =>
        pairsTable(comparisonsOf(results, config.forest.package), weightsNote(environment)),
    },
    repeats: {
      title: "Paired differences over splits drawn again",
      build: ({ environment, results }) => differencesTable(repeatsOf(results), [weightsNote(environment)]),
    },
    learning: {
      title: "Accuracy by the number of impressions enrolled",
      build: ({ environment, results }) => learningTable(curvesOf(results), [weightsNote(environment)]),
    },
    "table-8": {
      title: "Accuracies that the paper quotes",
      reproduces: refs("table-8"),
      build: () => contextTable(),
    },
  },

  figures: {
    accuracy: {
      title: "Test accuracy of every classifier",
      reproduces: refs("table-10"),
      build: ({ config, data, environment, results }) => {
        const comparisons = comparisonsOf(results, config.forest.package);
        const n = [...new Set(comparisons.map(({ splitBy, actual }) => `${actual.length} by ${splitBy}`))].join(", ");
        const caption = `Test prints of ${data.name}: ${n}. Bars: 95 % Wilson, prints taken as independent. ${notesOf(results, config.forest.package, environment).join(" ")}`;
        return accuracyFigure(comparisons, caption);
      },
    },
    repeats: {
      title: "Paired differences over splits drawn again",
      reproduces: refs("conclusion-ann"),
      build: ({ config, data, environment, results }) =>
        repeatsFigure(
          repeatsOf(results),
          `${config.repeats} splits of ${results.inputs.items.length} prints of ${data.name} each; bars: 95 %. ${REPEATS_NOTE} ${weightsNote(environment)}`,
        ),
    },
    learning: {
      title: "Accuracy by the number of impressions enrolled",
      build: ({ config, data, environment, results }) =>
        learningFigure(
          curvesOf(results),
          results.inputs.classes.length,
          `${data.name}, ${results.inputs.classes.length} fingers, ${config.learning} draws. ${LEARNING_NOTE} Dotted: guessing. ${weightsNote(environment)}`,
        ),
    },
    "table-8": {
      title: "Accuracies that the paper quotes",
      reproduces: refs("table-8"),
      build: () => contextFigure(),
    },
  },

  metrics({ config, results }) {
    const comparisons = comparisonsOf(results, config.forest.package);
    return Object.fromEntries(
      comparisons.flatMap((comparison) =>
        (Object.keys(FAMILIES) as Family[]).map((family) => {
          const { actual, splitBy, source } = comparison;
          const value = accuracyOf(actual, rowOf(comparison, family).predicted);
          return [`accuracy of ${FAMILIES[family]}, by ${splitBy}, ${source}`, { value, n: actual.length }];
        }),
      ),
    );
  },
});

function notesOf(results: Compared, forest: "own" | "ml-random-forest", environment: Readonly<Record<string, string>>): string[] {
  const runs = [results.annImage, results.annImpression].filter((run) => run !== undefined);
  const sees = forest === "own" ? "all features" : "ml-random-forest on principal components";
  return [annNote(runs), `SVM: RBF kernel of all features. Random forest: ${sees}.`, weightsNote(environment)];
}

function repeatsOf(results: { repeatsImage?: Repeat[]; repeatsImpression?: Repeat[] }): Repeats[] {
  const { repeatsImage, repeatsImpression } = results;
  return [
    ...(repeatsImage ? [{ splitBy: "image" as const, repeats: repeatsImage }] : []),
    ...(repeatsImpression ? [{ splitBy: "impression" as const, repeats: repeatsImpression }] : []),
  ];
}

function curvesOf(results: { learningStart?: LearningPoint[]; learningTuned?: LearningPoint[] }): LearningCurve[] {
  const { learningStart, learningTuned } = results;
  return [
    ...(learningTuned ? [{ source: "tuned" as const, points: learningTuned }] : []),
    ...(learningStart ? [{ source: "start" as const, points: learningStart }] : []),
  ];
}
