/**
 * The cosine of the angle between two vectors, −1 to 1; 0 where one of them is all zeros.
 *
 * @throws RangeError if their lengths differ.
 *
 * @example
 * import { cosine } from "ridgelab/matchers";
 * cosine([1, 0], [1, 1]); // 0.7071
 * cosine([1, 2], [-2, -4]); // -1.000
 * cosine([1, 2], [1, 2, 3]); // throws cosine: vectors of 2 and 3 numbers; they must be as long
 */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`cosine: vectors of ${a.length} and ${b.length} numbers; they must be as long`);
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    product += a[i] * b[i];
    squaresA += a[i] * a[i];
    squaresB += b[i] * b[i];
  }
  return squaresA > 0 && squaresB > 0 ? product / Math.sqrt(squaresA * squaresB) : 0;
}
