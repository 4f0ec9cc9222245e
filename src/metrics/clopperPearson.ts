import { betaQuantile } from "./betaQuantile.js";
import { type Interval, requireCounts, requireLevel } from "./interval.js";

/**
 * The exact interval of a rate (Clopper and Pearson, Biometrika 26, 1934), which covers at least `level` whatever the rate. It
 * takes the trials as independent.
 *
 * @param k events, a whole number from 0 to n.
 * @param n trials, a whole number of at least 1.
 * @param level confidence, in (0, 1); default 0.95.
 * @throws RangeError for anything else.
 *
 * @example
 * import { clopperPearson } from "ridgelab/metrics";
 * clopperPearson(8, 10); // { low: 0.4439, high: 0.9748 }
 * clopperPearson(0, 10); // { low: 0, high: 0.3085 }
 */
export function clopperPearson(k: number, n: number, level = 0.95): Interval {
  requireCounts(k, n, "clopperPearson");
  requireLevel(level, "clopperPearson");
  const tail = (1 - level) / 2;
  return {
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}
