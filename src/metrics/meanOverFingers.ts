import type { Stream } from "../random/stream.js";
import { bootstrapByFinger } from "./bootstrapByFinger.js";
import type { Interval } from "./interval.js";
import { mean } from "./mean.js";

/** A mean with its 95 % interval by bootstrap over fingers. */
export interface MeanOverFingers {
  readonly mean: number;
  readonly interval: Interval;
}

/** The mean of one value a finger. */
export function meanOverFingers(values: readonly number[], stream: Stream): MeanOverFingers {
  const groups = values.map((value) => [value]);
  return { mean: mean(values), interval: bootstrapByFinger(groups, mean, stream) };
}
