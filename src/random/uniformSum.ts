import type { Stream } from "./stream.js";

/**
 * The sum of k uniform numbers, standardised to mean 0 and variance 1: (Σ u − k/2)/√(k/12). Paper B (section 2, around equation
 * 1) takes it as normal for k above ten; its law is `irwinHallCdf`.
 *
 * @param k whole number, at least 1 (RangeError otherwise).
 *
 * @example
 * import { createStream, uniformSum } from "ridgelab/random";
 * const stream = createStream(1, "docs/sums");
 * const sums = Array.from({ length: 10_000 }, () => uniformSum(stream, 12));
 * sums.reduce((sum, z) => sum + z * z, 0) / sums.length; // 1.0
 */
export function uniformSum(stream: Stream, k: number): number {
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`uniformSum: k is ${k}, needs a whole number of at least 1`);
  let sum = 0;
  for (let i = 0; i < k; i++) sum += stream.uniformOpen();
  return (sum - k / 2) / Math.sqrt(k / 12);
}
