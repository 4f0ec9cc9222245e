/**
 * The q-quantile of ascending numbers, linear between neighbours: type 7 of Hyndman and Fan, The American Statistician 50, 1996,
 * as in numpy and R.
 *
 * @param sorted ascending, at least one number (RangeError otherwise).
 * @param q in [0, 1] (RangeError otherwise).
 *
 * @example
 * import { quantile } from "ridgelab/metrics";
 * quantile([1, 2, 3, 4], 0.5); // 2.5
 * quantile([1, 2, 3, 4], 0.25); // 1.75
 */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0 || !(q >= 0 && q <= 1)) {
    throw new RangeError(`quantile: q is ${q} of ${sorted.length} numbers, needs q in [0, 1] and at least one number`);
  }
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
