import type { Interval } from "./interval.js";
import { wilson } from "./wilson.js";

/**
 * The interval of the difference k1/n1 − k2/n2 of two independent proportions, from Wilson's intervals of each: Newcombe, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 17, 1998, method 10.
 *
 * @throws RangeError as `wilson` for counts that are none
 *
 * @example
 * import { newcombe } from "ridgelab/metrics";
 * newcombe(56, 70, 48, 80); // { low: 0.0524, high: 0.3339 }
 */
export function newcombe(k1: number, n1: number, k2: number, n2: number, level = 0.95): Interval {
  const [p1, p2] = [k1 / n1, k2 / n2];
  const [w1, w2] = [wilson(k1, n1, level), wilson(k2, n2, level)];
  const difference = p1 - p2;
  return {
    low: difference - Math.hypot(p1 - w1.low, w2.high - p2),
    high: difference + Math.hypot(w1.high - p1, p2 - w2.low),
  };
}
