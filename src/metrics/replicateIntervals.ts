import type { Interval } from "./interval.js";
import { quantile } from "./quantile.js";

/** The 95 % percentile interval of each statistic's values, which are sorted. */
export function replicateIntervals<K extends string>(values: Readonly<Record<K, Float64Array>>): Record<K, Interval> {
  const interval = (sorted: Float64Array): Interval =>
    Number.isNaN(sorted[sorted.length - 1]) // NaN sorts last
      ? { low: Number.NaN, high: Number.NaN }
      : { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  const entries = Object.entries<Float64Array>(values).map(([name, drawn]) => [name, interval(drawn.sort())]);
  return Object.fromEntries(entries) as Record<K, Interval>;
}
