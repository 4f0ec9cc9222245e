import { type Interval, requireCounts } from "./interval.js";

/**
 * The rule of three: where none of n trials had the event, its rate lies below 3/n with 95 % confidence. It rounds −ln 0.05 =
 * 2.996 and is one-sided; exact is 1 − 0.05^(1/n) (`clopperPearson(0, n, 0.9)`), within 2 % of it from n = 100 on.
 *
 * @param n trials without an event, a whole number of at least 1 (RangeError otherwise).
 *
 * @example
 * import { ruleOfThree } from "ridgelab/metrics";
 * ruleOfThree(30_000); // { low: 0, high: 0.0001 }
 */
export function ruleOfThree(n: number): Interval {
  requireCounts(0, n, "ruleOfThree");
  return { low: 0, high: Math.min(1, 3 / n) };
}
