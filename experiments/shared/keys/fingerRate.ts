import type { Interval } from "../../../src/metrics/interval.js";
import { rateByFinger } from "../../../src/metrics/rateByFinger.js";
import type { Stream } from "../../../src/random/stream.js";
import { type KeyRate, keyRate } from "./keyRate.js";

/** What the intervals of `FingerRate` are, for captions. */
export const FINGER_INTERVALS =
  "By finger: bootstrap over fingers, whose prints are not independent; at 0 and 1 the rule of three over the fingers.";

/** A rate with its interval over fingers, whose prints are not independent; `null` where nothing was tried. */
export interface FingerRate extends KeyRate {
  readonly byFinger: Interval | null;
}

/** The rate of an event among the trials of fingers; those without a trial are left out. */
export function fingerRate(trials: readonly (readonly boolean[])[], stream: Stream): FingerRate {
  const rate = keyRate(trials.flat());
  const groups = trials.filter((own) => own.length > 0);
  const share = (some: readonly boolean[]): number => some.filter(Boolean).length / some.length;
  return { ...rate, byFinger: rate.n === 0 ? null : rateByFinger(groups, share, stream) };
}
