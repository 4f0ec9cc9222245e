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
 *
 * @example
 * import { wilson } from "ridgelab/metrics";
 * wilson(8, 10); // { low: 0.4902, high: 0.9433 }
 * wilson(0, 10); // { low: 0, high: 0.2775 }
 * wilson(11, 10); // throws wilson: 11 events in 10 trials, needs whole numbers with 0 <= events <= trials and trials >= 1
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
