import { clopperPearson } from "../../../src/metrics/clopperPearson.js";
import type { Interval } from "../../../src/metrics/interval.js";
import { rateInterval } from "../../../src/metrics/rateInterval.js";

/** What the intervals of `keyRate` are, for captions. */
export const KEY_INTERVALS =
  "Intervals: Clopper–Pearson, prints taken as independent; with no event the rule of three, 0 to 3/n.";

/** The share of trials that had an event; value and interval are `null` where nothing was tried. */
export interface KeyRate {
  readonly count: number;
  readonly n: number;
  readonly value: number | null;
  /** 95 %. */
  readonly interval: Interval | null;
}

/** The rate of an event among trials that are taken as independent: Clopper–Pearson, or the rule of three where there was none. */
export function keyRate(trials: readonly boolean[]): KeyRate {
  const [count, n] = [trials.filter(Boolean).length, trials.length];
  if (n === 0) return { count, n, value: null, interval: null };
  return { count, n, value: count / n, interval: rateInterval(count, n, clopperPearson) };
}
