import { betaCdf } from "./betaCdf.js";

/**
 * The inverse of `betaCdf` in x, by bisection down to neighbouring doubles.
 *
 * @param p probability in (0, 1).
 * @param a shape, greater than 0.
 * @param b shape, greater than 0.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`betaQuantile: p is ${p}, needs a probability between 0 and 1`);
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
}
