import { holm } from "../../src/metrics/holm.js";
import { mcnemar } from "../../src/metrics/mcnemar.js";
import type { SplitBy, TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import type { AnnResult } from "../shared/ann/fitAnnBySplit.js";
import { type Inputs, labelOf } from "../shared/network/testScores.js";
import type { FamilyName } from "./fitFamilies.js";

/** Vectors of the network tuned on the same split, or of its untrained start. */
export type Source = "tuned" | "start";

/** The three families of Table 10. */
export const FAMILIES = { ann: "deep ANN", svm: "SVM", forest: "random forest" } as const;
export type Family = keyof typeof FAMILIES;
export const PAIRS: readonly (readonly [Family, Family])[] = [
  ["ann", "svm"],
  ["ann", "forest"],
  ["svm", "forest"],
];

/** A classifier and the classes that it named. */
export interface Row {
  readonly name: string;
  /** The family that it stands for in Table 10. */
  readonly family?: Family;
  /** Undefined where it was not run. */
  readonly predicted?: Int32Array;
}

/** Classifiers on one split and one kind of vectors. */
export interface Comparison {
  readonly splitBy: SplitBy;
  readonly source: Source;
  /** Classes of the test prints. */
  readonly actual: readonly number[];
  readonly classes: number;
  readonly rows: readonly Row[];
}

type Named = Partial<Record<FamilyName, Int32Array>>;

/** What the stages of the comparison leave, as far as it is needed here. */
export interface Compared {
  readonly inputs: Inputs;
  readonly trainedImage?: TrainedNetwork;
  readonly trainedImpression?: TrainedNetwork;
  readonly annImage?: AnnResult;
  readonly annImpression?: AnnResult;
  readonly image?: Record<Source, Named>;
  readonly impression?: Record<Source, Named>;
  readonly forestImage?: Record<Source, Int32Array>;
  readonly forestImpression?: Record<Source, Int32Array>;
  /** The finger of the best match of each test print of the split by impression; absent where only the split by image was run. */
  readonly minutiae?: Int32Array;
}

/**
 * The comparisons of every split and kind of vectors, each with its rows in one order.
 *
 * @param forest the package whose forest stands for the family
 */
export function comparisonsOf(results: Compared, forest: "own" | "ml-random-forest"): Comparison[] {
  const one = (
    splitBy: SplitBy,
    trained?: TrainedNetwork,
    ann?: AnnResult,
    named?: Compared["image"],
    raw?: Compared["forestImage"],
  ) => {
    if (!trained || !ann || !named || !raw) return [];
    const actual = trained.test.map((i) => labelOf(results.inputs, i));
    return (["tuned", "start"] as const).map((source): Comparison => {
      const own = named[source];
      const slow = own["ml-random-forest"];
      const rows: Row[] = [
        { name: "deep ANN", family: "ann", predicted: source === "tuned" ? ann.predictedReestimated : own.ann },
        { name: "SVM, RBF", family: "svm", predicted: own.svm },
        { name: "SVM, linear", predicted: own["svm linear"] },
        ...(forest === "own"
          ? [
              { name: "forest, features", family: "forest" as const, predicted: raw[source] },
              { name: "forest, components", predicted: own.forest },
            ]
          : [
              { name: "forest, features", predicted: raw[source] },
              { name: "ml-random-forest, the family's", family: "forest" as const, predicted: own.forest },
            ]),
        ...(slow ? [{ name: "ml-random-forest", predicted: slow }] : []),
        ...(splitBy === "impression" && source === "tuned" ? [{ name: MINUTIAE, predicted: results.minutiae }] : []),
      ];
      return { splitBy, source, actual, classes: results.inputs.classes.length, rows };
    });
  };
  return [
    ...one("image", results.trainedImage, results.annImage, results.image, results.forestImage),
    ...one("impression", results.trainedImpression, results.annImpression, results.impression, results.forestImpression),
  ];
}

/** The minutiae matcher's row, where there is one. */
const MINUTIAE = "minutiae matcher, rank 1";

/** The classifier of a comparison that stands for a family. */
export function rowOf({ rows }: Comparison, family: Family): Row & { readonly predicted: Int32Array } {
  return rows.find((row) => row.family === family) as Row & { readonly predicted: Int32Array };
}

/** Accuracy of predictions. */
export function accuracyOf(actual: readonly number[], predicted: ArrayLike<number>): number {
  return actual.filter((label, i) => label === predicted[i]).length / actual.length;
}

/** What exact McNemar tests say about one pair of classifiers. */
export interface PairResult<Name extends string = Family> {
  readonly first: Name;
  readonly second: Name;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly p: number;
  /** Corrected for the pairs tested together. */
  readonly corrected: number;
}

/** Exact McNemar tests between the families, with Holm's correction. */
export function pairsOf(comparison: Comparison): PairResult[] {
  return testPairs(comparison.actual, PAIRS, (family) => rowOf(comparison, family).predicted);
}

/** The same of each family against the minutiae matcher; none where it was not run. */
export function minutiaePairsOf(comparison: Comparison): PairResult<Family | typeof MINUTIAE>[] {
  const minutiae = comparison.rows.find(({ name }) => name === MINUTIAE)?.predicted;
  if (!minutiae) return [];
  const pairs = (Object.keys(FAMILIES) as Family[]).map((family) => [family, MINUTIAE] as const);
  return testPairs<Family | typeof MINUTIAE>(comparison.actual, pairs, (name) =>
    name === MINUTIAE ? minutiae : rowOf(comparison, name).predicted,
  );
}

function testPairs<Name extends string>(
  actual: readonly number[],
  pairs: readonly (readonly [Name, Name])[],
  predictedBy: (name: Name) => Int32Array,
): PairResult<Name>[] {
  const right = (name: Name): boolean[] => {
    const predicted = predictedBy(name);
    return actual.map((label, i) => predicted[i] === label);
  };
  const found = pairs.map(([first, second]) => {
    const [a, b] = [right(first), right(second)];
    const onlyFirst = a.filter((hit, i) => hit && !b[i]).length;
    const onlySecond = b.filter((hit, i) => hit && !a[i]).length;
    return { first, second, onlyFirst, onlySecond, p: mcnemar(onlyFirst, onlySecond) };
  });
  const corrected = holm(found.map(({ p }) => p));
  return found.map((pair, i) => ({ ...pair, corrected: corrected[i] }));
}

/** Which order of the three families these prints support, in a sentence. */
export function orderSentence(comparison: Comparison): string {
  const { actual } = comparison;
  const order = (Object.keys(FAMILIES) as Family[])
    .map((family) => ({ family, accuracy: accuracyOf(actual, rowOf(comparison, family).predicted) }))
    .sort((a, b) => b.accuracy - a.accuracy);
  const listed = order.map(({ family, accuracy }) => `${FAMILIES[family]} ${(100 * accuracy).toFixed(1)} %`).join(", ");
  const proven = pairsOf(comparison).filter(({ corrected }) => corrected < 0.05);
  const said = proven.map(({ first, second, onlyFirst, onlySecond }) => {
    const [better, worse] = onlyFirst > onlySecond ? [first, second] : [second, first];
    return `${FAMILIES[better]} above ${FAMILIES[worse]}`;
  });
  const verdict =
    said.length === 0 ? "no order is supported" : `supported: ${said.join(" and ")}${said.length < 3 ? ", nothing more" : ""}`;
  return `${splitName(comparison)}, ${actual.length} prints: ${listed}; ${verdict} (exact McNemar, Holm over 3 pairs, 5 %).`;
}

/** How tables and captions name a split with its vectors. */
export function splitName({ splitBy, source }: Pick<Comparison, "splitBy" | "source">): string {
  return `by ${splitBy}, ${sourceName(source)}`;
}

export function sourceName(source: Source): string {
  return source === "tuned" ? "tuned network" : "network before tuning";
}
