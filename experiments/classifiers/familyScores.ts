import { FAMILY_NAMES, type Family } from "./families.js";

/** How many of the test prints a classifier named rightly. */
export interface Score {
  readonly right: number;
  readonly n: number;
}

/**
 * The scores of the three families.
 *
 * @param named class that each names each test print
 * @param labels class of every item
 */
export function familyScores(
  named: Readonly<Partial<Record<Family, ArrayLike<number>>>>,
  test: readonly number[],
  labels: ArrayLike<number>,
): Record<Family, Score> {
  const score = (family: Family): Score => {
    const classes = named[family]!;
    return { right: test.filter((item, i) => classes[i] === labels[item]).length, n: test.length };
  };
  return Object.fromEntries(FAMILY_NAMES.map((family) => [family, score(family)])) as Record<Family, Score>;
}
