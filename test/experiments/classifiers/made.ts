import type { Comparison, PairTest } from "../../../experiments/classifiers/comparison.js";
import { FAMILIES, FAMILY_NAMES, type Family, MINUTIAE, PAIRS } from "../../../experiments/classifiers/families.js";
import { scores } from "../shared/network/made.js";

/** A pair as tested; by how many prints each is right alone. */
export function pair(first: Family, second: Family, onlyFirst: number, onlySecond: number, corrected: number): PairTest {
  return { first, second, onlyFirst, onlySecond, p: corrected / 3, corrected };
}

/** A comparison of the families with so many right of 80 each, and pairs that are given or show nothing. */
export function comparisonOf(right: Record<Family, number>, given: Partial<Comparison> = {}): Comparison {
  return {
    splitBy: "image",
    source: "tuned",
    n: 80,
    rows: [
      ...FAMILY_NAMES.map((family) => ({ name: `${FAMILIES[family]}, one`, family, scores: scores(right[family], 80) })),
      { name: MINUTIAE, scores: scores(40, 80) },
    ],
    pairs: PAIRS.map(([first, second]) => pair(first, second, 1, 2, 1)),
    minutiaePairs: [],
    ...given,
  };
}
