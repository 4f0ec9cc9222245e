import type { Interval } from "./interval.js";
import { ruleOfThree } from "./ruleOfThree.js";
import { wilson } from "./wilson.js";

/**
 * A rate's 95 % interval: the rule of three where there was no event, else another's. RangeError for counts that are none.
 *
 * @param otherwise default Wilson's
 */
export function rateInterval(k: number, n: number, otherwise: (k: number, n: number) => Interval = wilson): Interval {
  return k === 0 ? ruleOfThree(n) : otherwise(k, n);
}
