/**
 * McNemar's exact test (Psychometrika 12, 1947; exact after Cochran 1950): whether two classifiers that were tried on the same prints differ,
 * from the prints that only one of them got right. The two-sided probability of so uneven a division of them, or a more uneven one, where
 * each is as likely to fall either way; 1 where there are none.
 *
 * @param onlyFirst prints that only the first got right, a whole number of at least 0
 * @param onlySecond prints that only the second got right
 * @throws RangeError for other numbers
 *
 * @example
 * import { mcnemar } from "ridgelab/metrics";
 * mcnemar(1, 9); // 0.0215
 * mcnemar(5, 5); // 1
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  for (const count of [onlyFirst, onlySecond]) {
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      throw new RangeError(`mcnemar: ${onlyFirst} and ${onlySecond} prints, needs whole numbers of at least 0`);
    }
  }
  const n = onlyFirst + onlySecond;
  // Binomial terms by their logarithms: 2^−n is 0 in floating point from n = 1075 on.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= Math.min(onlyFirst, onlySecond); k++) {
    logTerm += Math.log((n - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
