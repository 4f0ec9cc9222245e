import type { Stream } from "../random/stream.js";
import { bootstrapByFinger } from "./bootstrapByFinger.js";
import type { Interval } from "./interval.js";
import { ruleOfThree } from "./ruleOfThree.js";

/**
 * The 95 % interval of a rate, by bootstrap over fingers (`bootstrapByFinger`, whose parameters these are). Where the rate is 0 or 1,
 * every replicate's is the same; then the rule of three over the fingers says how many may be otherwise: 0 to 3/fingers, 1 − 3/fingers to 1.
 *
 * @param rate of all items of a replicate, in [0, 1]
 */
export function rateByFinger<T>(groups: readonly (readonly T[])[], rate: (items: T[]) => number, stream: Stream): Interval {
  const all = rate(groups.flat());
  if (all === 0) return ruleOfThree(groups.length);
  if (all === 1) return { low: 1 - ruleOfThree(groups.length).high, high: 1 };
  return bootstrapByFinger(groups, rate, stream);
}
