import { normalQuantile } from "../random/normalQuantile.js";
import type { Interval } from "./interval.js";
import { noneAlike } from "./noneAlike.js";
import { ruleOfThree } from "./ruleOfThree.js";

/** The rate of an event among pairs of items. */
export interface PairRate {
  readonly rate: number;
  readonly interval: Interval;
  readonly events: number;
  readonly pairs: number;
  readonly items: number;
}

/**
 * The rate of an event among pairs of items that are in many pairs each, such as fingers all compared with all. Its 95 % interval comes from the
 * jackknife over items (Arvesen, "Jackknifing U-statistics", Annals of Mathematical Statistics 40, 1969), on the scale of
 * log(rate / (1 − rate)); where no pair or every pair has the event, from the rule of three on half as many disjoint pairs as there are items, or, if the
 * event is that two items have the same value and the items of a group are drawn independently and compared all with all, from `noneAlike`.
 *
 * @param events by item: how many of its pairs have the event
 * @param pairs by item: how many pairs it is in
 * @param groups sizes of such groups; default none
 * @throws RangeError for fewer than two items, lists of different lengths, or no pair
 */
export function jackknifePairs(events: ArrayLike<number>, pairs: ArrayLike<number>, groups: readonly number[] = []): PairRate {
  const n = events.length;
  const [hits, all] = [sum(events) / 2, sum(pairs) / 2];
  if (n < 2 || pairs.length !== n || !(all >= 1)) {
    throw new RangeError(`jackknifePairs: ${n} items with events, ${pairs.length} with pairs, ${all} pairs in all; needs a pair`);
  }
  const rate = hits / all;
  const disjoint = ruleOfThree(Math.floor(n / 2)).high;
  const counts = { rate, events: hits, pairs: all, items: n };
  if (hits === 0) return { ...counts, interval: groups.length > 0 ? noneAlike(groups) : { low: 0, high: disjoint } };
  if (hits === all) return { ...counts, interval: { low: 1 - disjoint, high: 1 } };
  // Without an item that is in every pair there is no rate: it then says nothing.
  const without = Float64Array.from(events, (e, i) => (all > pairs[i]! ? (hits - e) / (all - pairs[i]!) : rate));
  const mean = sum(without) / n;
  const error = Math.sqrt(((n - 1) / n) * without.reduce((total, value) => total + (value - mean) ** 2, 0));
  const half = (-normalQuantile(0.025) * error) / (rate * (1 - rate));
  const at = (shift: number): number => 1 / (1 + ((1 - rate) / rate) * Math.exp(-shift));
  return { ...counts, interval: { low: at(-half), high: at(half) } };
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
