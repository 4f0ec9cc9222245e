import { normalQuantile } from "../random/normalQuantile.js";
import { type Interval, requireCounts, requireLevel } from "./interval.js";

/**
 * Wilson's score interval of a rate (Wilson, Journal of the American Statistical Association 22, 1927; without continuity
 * correction). It takes the trials as independent.
 *
 * @param k events, a whole number from 0 to n.
 * @param n trials, a whole number of at least 1.
 * @param level confidence, in (0, 1); default 0.95.
 * @throws RangeError for anything else.
 */
export function wilson(k: number, n: number, level = 0.95): Interval {
  requireCounts(k, n, "wilson");
  requireLevel(level, "wilson");
  const z = -normalQuantile((1 - level) / 2);
  const square = z * z;
  const centre = (k + square / 2) / (n + square);
  const half = (z / (n + square)) * Math.sqrt((k * (n - k)) / n + square / 4);
  // At the edges the bound is exactly the rate; rounding would leave it a little beside.
  return { low: k === 0 ? 0 : centre - half, high: k === n ? 1 : centre + half };
}
