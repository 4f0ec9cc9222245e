import type { Stream } from "../random/stream.js";
import { bootstrapByFinger } from "./bootstrapByFinger.js";

/** A mean with its 95 % interval by bootstrap over fingers. */
export interface MeanOverFingers {
  readonly mean: number;
  readonly interval: { readonly low: number; readonly high: number };
}

/** The mean of one value a finger. */
export function meanOverFingers(values: readonly number[], stream: Stream): MeanOverFingers {
  const groups = values.map((value) => [value]);
  return { mean: mean(values), interval: bootstrapByFinger(groups, mean, stream) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
