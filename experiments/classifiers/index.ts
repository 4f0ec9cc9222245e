import { z } from "zod";
import { UsageError } from "../../src/lab/errors.js";
import { define, refs } from "../define.js";
import { annNote } from "../shared/ann/annNote.js";
import type { AnnResult } from "../shared/ann/fitAnnBySplit.js";
import { fittedAnn, startProducts } from "../shared/ann/fittedAnn.js";
import { severalImpressions } from "../shared/choosePrints.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { networkProfiles } from "../shared/network/fields.js";
import { forSplits, runsOf } from "../shared/network/ofSplits.js";
import { tunedNetwork } from "../shared/network/tunedNetwork.js";
import { withWeights } from "../shared/network/withWeights.js";
import { type Comparison, comparison, rowOf } from "./comparison.js";
import { FAMILIES, FAMILY_NAMES, splitName } from "./families.js";
import { familiesBySplit } from "./familiesBySplit.js";
import { type ClassifierSettings, classifierFields } from "./fields.js";
import { accuracyFigure, differencesFigure, learningFigure, quotedFigure, supportFigure } from "./figures.js";
import { forestOnFeatures } from "./forestOnFeatures.js";
import { type LearningCurve, learningCurve } from "./learningCurve.js";
import { minutiaeByImpression } from "./minutiaeByImpression.js";
import { pairedDifferences } from "./pairedDifferences.js";
import { power } from "./power.js";
import { splitsDrawnAgain } from "./splitsDrawnAgain.js";
import { support } from "./support.js";
import {
  differencesTable,
  LEARNING_NOTE,
  learningTable,
  pairsTable,
  powerTable,
  quotedTable,
  REPEATS_NOTE,
  rowsTable,
  supportTable,
  table10,
} from "./tables.js";

export const classifiers = define({
  id: "classifiers",
  title: "Deep ANN, SVM and random forest on the same vectors",
  summary:
    "Paper A's second claim, that its deep ANN exceeds SVM and random forest, on the same prints for all three: exact McNemar tests between each pair, splits drawn " +
    "again with paired differences, and how many impressions a finger each family needs. Beside it, what the published percentages support.",
  reproduces: refs("A", "table-8", "table-10", "headline-ann", "conclusion-ann", "conclusion-minutiae"),
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

  requires: (_, data) => severalImpressions(data),

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, run }) {
    requireForest(config);
    const network = await tunedNetwork({ config, run });
    const { vectors, grams, ...anns } = await fittedAnn({ run }, network);
    const before = await startProducts({ run }, network);
    const { inputs } = network;

    const { image, impression } = await forSplits(network, async (trained, splitBy) => {
      const ann = anns[splitBy]!;
      const products = { tuned: grams[splitBy]!, start: before.gram };
      const values = { tuned: vectors[splitBy]!, start: before.vectors };
      const named = await run(familiesBySplit, { inputs, trained, ...products }, { splitBy });
      const features = await run(forestOnFeatures, { inputs, trained, ...values }, { splitBy });
      const minutiae = splitBy === "impression" ? await run(minutiaeByImpression, { inputs, trained }) : undefined;
      const compared = await run(comparison, { inputs, trained, ann, named, features, minutiae }, { splitBy });
      const repeats = config.repeats > 0 ? await run(splitsDrawnAgain, { inputs, ...products }, { splitBy }) : undefined;
      return { compared, repeats };
    });
    const differences = await run(pairedDifferences, { image: image?.repeats, impression: impression?.repeats });

    const learn = async (source: "tuned" | "start") => {
      const trained = network.impression ?? (source === "start" ? network.image : undefined);
      const gram = source === "start" ? before.gram : grams.impression;
      return config.learning > 0 && trained && gram ? run(learningCurve, { inputs, trained, gram }, { source }) : undefined;
    };
    return {
      inputs,
      annImage: anns.image,
      annImpression: anns.impression,
      image: image?.compared,
      impression: impression?.compared,
      differences,
      learningTuned: await learn("tuned"),
      learningStart: await learn("start"),
      power: await run(power, { image: image?.compared, impression: impression?.compared }),
      support: await run(support),
    };
  },

  tables: {
    "table-10": {
      title: "Deep ANN, SVM and random forest beside the published scores",
      reproduces: refs("A", "table-10", "headline-ann", "conclusion-ann"),
      build: (built) => {
        const { config, environment, results } = built;
        return withWeights(environment, table10(built, comparisonsOf(results), notesOf(results, config)));
      },
    },
    support: {
      title: "What the published accuracies support",
      reproduces: refs("A", "table-10"),
      build: ({ results }) => supportTable(results.support),
    },
    rows: {
      title: "Every classifier on every split",
      reproduces: refs("A", "conclusion-minutiae"),
      build: ({ config, environment, results }) => {
        const rows = `ml-random-forest: ${config.mlForest.trees} trees on ${config.mlForest.components} principal components; forest: ${config.forest.trees} trees. On the network before tuning the ANN sees principal components. Minutiae matcher: the finger of the training side's print with the highest score; copies share their print's minutiae.`;
        return withWeights(environment, rowsTable(comparisonsOf(results), [...notesOf(results, config), rows]));
      },
    },
    pairs: {
      title: "Exact McNemar tests between the families",
      build: ({ environment, results }) => withWeights(environment, pairsTable(comparisonsOf(results))),
    },
    power: {
      title: "The least difference between two families that the test prints can show",
      build: ({ results }) => powerTable(results.power),
    },
    repeats: {
      title: "Paired differences over splits drawn again",
      build: ({ environment, results }) => withWeights(environment, differencesTable(results.differences)),
    },
    learning: {
      title: "Accuracy by the number of impressions enrolled",
      build: ({ environment, results }) => withWeights(environment, learningTable(curvesOf(results))),
    },
    "table-8": {
      title: "Accuracies that the paper quotes",
      reproduces: refs("A", "table-8"),
      build: () => quotedTable(),
    },
  },

  figures: {
    accuracy: {
      title: "Test accuracy of every classifier",
      reproduces: refs("A", "table-10"),
      build: ({ config, data, environment, results }) =>
        withWeights(environment, accuracyFigure(comparisonsOf(results), data.name, notesOf(results, config))),
    },
    support: {
      title: "What the published accuracies support, by the number of test prints",
      reproduces: refs("A", "table-10"),
      build: ({ results }) => supportFigure(results.support),
    },
    repeats: {
      title: "Paired differences over splits drawn again",
      reproduces: refs("A", "conclusion-ann"),
      build: ({ config, data, environment, results }) => {
        const prints = `${config.repeats} splits of ${results.inputs.items.length} prints of ${data.name} each; bars: 95 %.`;
        return withWeights(environment, differencesFigure(results.differences, `${prints} ${REPEATS_NOTE}`));
      },
    },
    learning: {
      title: "Accuracy by the number of impressions enrolled",
      build: ({ config, data, environment, results }) => {
        const fingers = results.inputs.classes.length;
        const caption = `${data.name}, ${fingers} fingers, ${config.learning} draws. ${LEARNING_NOTE}`;
        return withWeights(environment, learningFigure(curvesOf(results), fingers, caption));
      },
    },
    "quoted-accuracies": {
      formerly: ["table-8"],
      title: "Accuracies that the paper quotes",
      reproduces: refs("A", "table-8"),
      build: () => quotedFigure(),
    },
  },

  metrics({ results }) {
    const accuracies = comparisonsOf(results).flatMap((one) =>
      FAMILY_NAMES.map((family) => {
        const { accuracy, n } = rowOf(one, family).scores;
        return [`accuracy of ${FAMILIES[family]}, ${splitName(one)}`, { value: accuracy, n }];
      }),
    );
    return Object.fromEntries(accuracies);
  },
});

/** @throws UsageError where the forest that stands for the family has no trees */
function requireForest({ forest, mlForest }: Pick<ClassifierSettings, "forest" | "mlForest">): void {
  if (forest.package === "ml-random-forest" && mlForest.trees === 0) {
    throw new UsageError("mlForest.trees must be at least 1 where forest.package is ml-random-forest; got 0");
  }
}

function comparisonsOf(results: { image: Comparison[] | undefined; impression: Comparison[] | undefined }): Comparison[] {
  return runsOf(results).flat();
}

function curvesOf(results: {
  learningTuned: LearningCurve | undefined;
  learningStart: LearningCurve | undefined;
}): LearningCurve[] {
  return [results.learningTuned, results.learningStart].filter((curve) => curve !== undefined);
}

/** What each family saw, for notes and captions. */
function notesOf(
  results: { annImage: AnnResult | undefined; annImpression: AnnResult | undefined },
  { forest }: Pick<ClassifierSettings, "forest">,
): string[] {
  const sees = forest.package === "own" ? "all features" : "ml-random-forest on principal components";
  return [
    annNote(runsOf({ image: results.annImage, impression: results.annImpression })),
    `SVM: RBF kernel of all features. Random forest: ${sees}.`,
  ];
}
