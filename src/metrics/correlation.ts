/**
 * Pearson's correlation of two equally long lists; 0 where one of them is constant.
 * @throws RangeError for lists of different lengths or fewer than two values.
 *
 * @example
 * import { correlation } from "ridgelab/metrics";
 * correlation([1, 2, 3], [2, 4, 6]); // 1
 * correlation([1, 2, 3], [1, 3, 2]); // 0.5
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  if (n !== b.length || n < 2)
    throw new RangeError(`correlation needs two lists of one length, at least 2; given ${n} and ${b.length}`);
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += a[i]! / n;
    meanB += b[i]! / n;
  }
  let [both, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    both += (a[i]! - meanA) * (b[i]! - meanB);
    squareA += (a[i]! - meanA) ** 2;
    squareB += (b[i]! - meanB) ** 2;
  }
  return squareA > 0 && squareB > 0 ? both / Math.sqrt(squareA * squareB) : 0;
}
