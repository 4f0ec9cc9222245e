import { holm } from "../../src/metrics/holm.js";
import { mcnemar } from "../../src/metrics/mcnemar.js";
import type { SplitBy, TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { pick, type Received, stage } from "../define.js";
import type { AnnResult } from "../shared/ann/fitAnnBySplit.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import { type Scores, scoresOf } from "../shared/network/scoresOf.js";
import { FAMILY_NAMES, type Family, LEVEL, MINUTIAE, PAIRS, SOURCES, type Source } from "./families.js";
import type { ClassifierSettings } from "./fields.js";
import type { Named } from "./fitFamilies.js";

/** A classifier and the classes that it names the test prints. */
export interface Predictions {
  readonly name: string;
  /** The family that it stands for in Table 10. */
  readonly family?: Family;
  readonly predicted: Int32Array;
}

/** A classifier and its scores. */
export interface Row extends Omit<Predictions, "predicted"> {
  readonly scores: Scores;
}

/** What exact McNemar tests say about two classifiers. */
export interface PairTest<Name extends string = Family> {
  readonly first: Name;
  readonly second: Name;
  /** Test prints that only one of them names rightly. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly p: number;
  /** By Holm's correction for the pairs tested together. */
  readonly corrected: number;
}

/** Classifiers on one split and one kind of vectors. */
export interface Comparison {
  readonly splitBy: SplitBy;
  readonly source: Source;
  /** Test prints. */
  readonly n: number;
  readonly rows: readonly Row[];
  /** The families with each other, and with the minutiae matcher where it was run. */
  readonly pairs: readonly PairTest[];
  readonly minutiaePairs: readonly PairTest<Family | typeof MINUTIAE>[];
}

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly trained: TrainedNetwork;
  /** The deep ANN on the tuned network's vectors. */
  readonly ann: AnnResult;
  readonly named: Record<Source, Named>;
  /** The forest on all features. */
  readonly features: Record<Source, Int32Array>;
  readonly minutiae: Int32Array | undefined;
}

/** Scores of all classifiers on a split, and tests between them, on the tuned network's vectors and on those before tuning. */
export const comparison = stage(
  import.meta.url,
  {
    name: ({ splitBy }) => `comparison by ${splitBy}`,
    config: pick("forest"),
    stream: ({ splitBy }) => `classifiers/comparison by ${splitBy}`,
  },
  ({
    config,
    inputs: { inputs, trained, ann, named, features, minutiae },
    given: { splitBy },
    work,
  }: Received<Pick<ClassifierSettings, "forest">, Inputs, { splitBy: SplitBy }>): Comparison[] => {
    const labels = labelsOf(inputs);
    const actual = trained.test.map((item) => labels[item]);
    return SOURCES.map((source) => {
      const tuned = source === "tuned";
      const own = tuned ? { ...named.tuned, ann: ann.predictedReestimated } : named.start;
      const all = predictionsOf(own, features[source], config.forest.package, tuned ? minutiae : undefined);
      const predictedBy = (name: Family | typeof MINUTIAE): Int32Array =>
        all.find((one) => (name === MINUTIAE ? one.name : one.family) === name)!.predicted;
      const withMinutiae = FAMILY_NAMES.map((family) => [family, MINUTIAE] as const);
      return {
        splitBy,
        source,
        n: actual.length,
        rows: all.map(({ predicted, ...row }) => {
          const stream = work.stream.substream(source).substream(row.name);
          return { ...row, scores: scoresOf(actual, predicted, inputs.classes.length, stream) };
        }),
        pairs: testPairs(actual, PAIRS, predictedBy),
        minutiaePairs: tuned && minutiae ? testPairs(actual, withMinutiae, predictedBy) : [],
      };
    });
  },
);

/**
 * The classifiers in the order of the tables.
 *
 * @param features the forest's on all features
 * @param forest the package whose forest stands for the family
 */
export function predictionsOf(
  named: Named,
  features: Int32Array,
  forest: "own" | "ml-random-forest",
  minutiae: Int32Array | undefined,
): Predictions[] {
  const own = forest === "own";
  const slow = named["ml-random-forest"];
  return [
    { name: "deep ANN", family: "ann", predicted: named.ann! },
    { name: "SVM, RBF", family: "svm", predicted: named.svm! },
    { name: "SVM, linear", predicted: named["svm linear"]! },
    { name: "forest, features", ...(own && { family: "forest" }), predicted: features },
    own
      ? { name: "forest, components", predicted: named.forest! }
      : { name: "ml-random-forest, the family's", family: "forest", predicted: named.forest! },
    ...(slow ? [{ name: "ml-random-forest", predicted: slow }] : []),
    ...(minutiae ? [{ name: MINUTIAE, predicted: minutiae }] : []),
  ];
}

/** Exact McNemar tests between pairs of classifiers, with Holm's correction over the pairs. */
export function testPairs<Name extends string>(
  actual: readonly number[],
  pairs: readonly (readonly [Name, Name])[],
  predictedBy: (name: Name) => ArrayLike<number>,
): PairTest<Name>[] {
  const found = pairs.map(([first, second]) => {
    const [a, b] = [first, second].map((name) => {
      const predicted = predictedBy(name);
      return actual.map((label, i) => predicted[i] === label);
    });
    const onlyFirst = a.filter((right, i) => right && !b[i]).length;
    const onlySecond = b.filter((right, i) => right && !a[i]).length;
    return { first, second, onlyFirst, onlySecond, p: mcnemar(onlyFirst, onlySecond) };
  });
  const corrected = holm(found.map(({ p }) => p));
  return found.map((pair, i) => ({ ...pair, corrected: corrected[i] }));
}

/** The classifier that is shown to be better, the corrected probability being below 5 %; undefined where none is. */
export function betterOf<Name extends string>(
  pair: Pick<PairTest<Name>, "first" | "second" | "onlyFirst" | "onlySecond" | "corrected">,
): Name | undefined {
  if (pair.corrected >= LEVEL) return undefined;
  return pair.onlyFirst > pair.onlySecond ? pair.first : pair.second;
}

/** The row that stands for a family. */
export function rowOf({ rows }: Pick<Comparison, "rows">, family: Family): Row {
  return rows.find((row) => row.family === family)!;
}
