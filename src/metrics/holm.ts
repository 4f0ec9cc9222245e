/**
 * Holm's correction for many tests (Scandinavian Journal of Statistics 6, 1979): each probability times the number of those that are not less,
 * never less than a smaller one's, at most 1. Those below a level keep the chance of one false finding or more below it.
 *
 * @param values probabilities of the tests
 * @returns the corrected ones, in the same order
 *
 * @example
 * import { holm } from "ridgelab/metrics";
 * holm([0.01, 0.04, 0.03, 0.005]); // [0.03, 0.06, 0.06, 0.02]
 */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  const corrected = new Array<number>(values.length);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, Math.min(1, (values.length - rank) * values[i]));
    corrected[i] = least;
  });
  return corrected;
}
