import type { Interval } from "./interval.js";
import { ruleOfThree } from "./ruleOfThree.js";
import { wilson } from "./wilson.js";

/** A rate's 95 % interval: the rule of three where there was no event, else Wilson's. RangeError for counts that are none. */
export function rateInterval(k: number, n: number): Interval {
  return k === 0 ? ruleOfThree(n) : wilson(k, n);
}
