import type { SplitBy } from "../../src/network/train/trainBySplit.js";

/** The three families of Table 10. */
export const FAMILIES = { ann: "deep ANN", svm: "SVM", forest: "random forest" } as const;
export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES: readonly Family[] = ["ann", "svm", "forest"];

/** Their rows in Table 10. */
export const PUBLISHED_ROWS: Readonly<Record<Family, string>> = { ann: "ANN", svm: "SVM", forest: "RF" };

export const PAIRS: readonly (readonly [Family, Family])[] = [
  ["ann", "svm"],
  ["ann", "forest"],
  ["svm", "forest"],
];

/** The minutiae matcher's row, where there is one. */
export const MINUTIAE = "minutiae matcher, rank 1";

/** Vectors of the network tuned on the same split, or of the network before tuning. */
export type Source = "tuned" | "start";
export const SOURCES: readonly Source[] = ["tuned", "start"];

export function sourceName(source: Source): string {
  return source === "tuned" ? "tuned network" : "network before tuning";
}

/** How tables and captions name a split with its vectors. */
export function splitName({ splitBy, source }: { readonly splitBy: SplitBy; readonly source: Source }): string {
  return `by ${splitBy}, ${sourceName(source)}`;
}

/** A family's name, or another classifier's as it is. */
export function nameOf(classifier: Family | typeof MINUTIAE): string {
  return classifier === MINUTIAE ? classifier : FAMILIES[classifier];
}

/** Probability below which a difference is taken as shown. */
export const LEVEL = 0.05;
