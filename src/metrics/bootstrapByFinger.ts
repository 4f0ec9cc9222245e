import type { Stream } from "../random/stream.js";
import { type Interval, requireLevel } from "./interval.js";
import { quantile } from "./quantile.js";

/**
 * The percentile bootstrap interval of a statistic, resampling whole fingers (Efron 1979; prints of one finger are not
 * independent, fingers are taken to be). Each replicate draws as many fingers as there are, with replacement, and takes all
 * their items.
 *
 * @param groups the items (prints, scores, outcomes) of each finger; at least one finger.
 * @param statistic what is computed from all items of a replicate.
 * @param stream where the draws come from.
 * @param replicates whole number of at least 1; default 1000.
 * @param level confidence, in (0, 1); default 0.95.
 * @throws RangeError for other arguments, and if the statistic of a replicate is not a number.
 *
 * @example
 * import { bootstrapByFinger } from "ridgelab/metrics";
 * import { createStream } from "ridgelab/random";
 * const share = (hits: boolean[]) => hits.filter(Boolean).length / hits.length;
 * bootstrapByFinger([[true], [true], [true]], share, createStream(1, "docs")); // { low: 1, high: 1 }
 */
export function bootstrapByFinger<T>(
  groups: readonly (readonly T[])[],
  statistic: (items: T[]) => number,
  stream: Stream,
  replicates = 1000,
  level = 0.95,
): Interval {
  requireLevel(level, "bootstrapByFinger");
  if (groups.length === 0) throw new RangeError("bootstrapByFinger: no finger was given, needs at least one");
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`bootstrapByFinger: replicates is ${replicates}, needs a whole number of at least 1`);
  }
  const values = new Float64Array(replicates);
  for (let i = 0; i < replicates; i++) {
    const items: T[] = [];
    for (let finger = 0; finger < groups.length; finger++) {
      for (const item of groups[stream.integer(groups.length)]) items.push(item);
    }
    values[i] = statistic(items);
    if (Number.isNaN(values[i])) {
      throw new RangeError(`bootstrapByFinger: the statistic of replicate ${i} (${items.length} items) is not a number`);
    }
  }
  values.sort();
  return { low: quantile(values, (1 - level) / 2), high: quantile(values, (1 + level) / 2) };
}
