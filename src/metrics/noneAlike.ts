import { type Interval, requireCounts } from "./interval.js";

/** That none is alike is no more likely than this at the interval's upper end. */
const LEVEL = 0.05;

/**
 * The probability that two items have the same value, such as two fingers one key, where among n items, all drawn independently, no two have: 95 %
 * interval from 0, one-sided as `ruleOfThree` is. Of all ways in which values can be distributed, with the same probability q of two that are alike, none
 * alike is likeliest if one value alone is common, of probability √q, and no other occurs twice; its limit is about (4.74/n)². For n values that are equally likely it would be 6/n², the rule of three on all pairs.
 *
 * (Values of probabilities pᵢ leave n items, in Poisson's limit, without two alike with probability ∏(1 + npᵢ)exp(−npᵢ). The logarithm of a factor is convex in pᵢ² and 0 at 0, so for a given
 * Σpᵢ² the sum is greatest with one term.)
 *
 * @param groups sizes of the groups within which all items were compared with each other; a single number is one group
 * @throws RangeError without a pair
 *
 * @example
 * import { noneAlike } from "ridgelab/metrics";
 * noneAlike([2000]).high; // 0.0000056…
 */
export function noneAlike(groups: readonly number[]): Interval {
  for (const n of groups) requireCounts(0, n, "noneAlike");
  if (!groups.some((n) => n >= 2)) throw new RangeError(`noneAlike: groups of ${groups.join(", ") || "none"} have no pair`);
  /** Natural logarithm of the probability that no group has two alike, where one value has probability p. */
  const logNone = (p: number): number => groups.reduce((sum, n) => sum + (n - 1) * Math.log1p(-p) + Math.log1p((n - 1) * p), 0);
  let [low, high] = [0, 1];
  for (let middle = 0.5; middle > low && middle < high; middle = (low + high) / 2) {
    if (logNone(middle) > Math.log(LEVEL)) low = middle;
    else high = middle;
  }
  return { low: 0, high: high ** 2 };
}
