import type { Stream } from "../random/stream.js";
import type { ErrorCurve } from "./errorCurve.js";
import { type Interval, requireLevel } from "./interval.js";
import { quantile } from "./quantile.js";
import { replicateCurves } from "./replicateCurves.js";
import type { ScoreSet } from "./scoreSet.js";

export interface BootstrapOptions {
  /** Whole number of at least 1. Default 2000. */
  readonly replicates?: number;
  /** Confidence, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Thresholds at which a statistic reads the curve. Default: none. */
  readonly thresholds?: readonly number[];
}

/**
 * Percentile bootstrap intervals of statistics of the error curve, resampling fingers in both roles at once (the pigeonhole bootstrap:
 * Owen, Annals of Applied Statistics 1, 2007; Snijders and Borgatti, Connections 22, 1999, for symmetric pairs). A replicate draws as
 * many fingers as there are, with replacement; where finger f was drawn w(f) times, its genuine comparisons count w(f) times and the
 * impostor comparisons of f and g count w(f)·w(g) times. Scores that share a finger are not independent, and this keeps them together.
 * A replicate that is left without genuine or without impostor comparisons is drawn again.
 *
 * Where the set does not say what was compared, single comparisons are resampled, as if they were independent: too narrow where
 * they share fingers.
 *
 * @param statistics each is computed from a replicate's curve, which has the points that rates are read from (see `replicateCurves`);
 *   all from the same replicates.
 * @returns an interval a statistic; NaN to NaN where the statistic of a replicate is NaN.
 * @throws RangeError for other options, and for fewer than two fingers.
 */
export function bootstrapScores<K extends string>(
  set: ScoreSet,
  statistics: Readonly<Record<K, (curve: ErrorCurve) => number>>,
  stream: Stream,
  options: BootstrapOptions = {},
): Record<K, Interval> {
  const { replicates = 2000, level = 0.95, thresholds } = options;
  requireLevel(level, "bootstrapScores");
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`bootstrapScores: replicates is ${replicates}, needs a whole number of at least 1`);
  }
  return replicateIntervals(replicateValues(set, statistics, stream, { from: 0, to: replicates, thresholds }), level);
}

/**
 * The statistics of some replicates of `bootstrapScores`, so that they can be computed in parts.
 *
 * @param part the first replicate, from 0, and the one after the last; and thresholds, as `bootstrapScores` has them.
 * @param stream as it is before the first replicate of all.
 */
export function replicateValues<K extends string>(
  set: ScoreSet,
  statistics: Readonly<Record<K, (curve: ErrorCurve) => number>>,
  stream: Stream,
  { from, to, thresholds }: { readonly from: number; readonly to: number; readonly thresholds?: readonly number[] },
): Record<K, Float64Array> {
  const names = Object.keys(statistics) as K[];
  const values = names.map(() => new Float64Array(to - from));
  const { draw, curve } = replicateCurves(set, stream, thresholds);
  for (let replicate = 0; replicate < to; replicate++) {
    draw();
    if (replicate < from) continue;
    const drawn = curve();
    for (const [k, name] of names.entries()) values[k][replicate - from] = statistics[name](drawn);
  }
  return Object.fromEntries(names.map((name, k) => [name, values[k]])) as Record<K, Float64Array>;
}

/** The percentile interval of each statistic's values, which are sorted. */
export function replicateIntervals<K extends string>(
  values: Readonly<Record<K, Float64Array>>,
  level = 0.95,
): Record<K, Interval> {
  const interval = (sorted: Float64Array): Interval =>
    Number.isNaN(sorted[sorted.length - 1]) // NaN sorts last
      ? { low: Number.NaN, high: Number.NaN }
      : { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) };
  const entries = Object.entries<Float64Array>(values).map(([name, drawn]) => [name, interval(drawn.sort())]);
  return Object.fromEntries(entries) as Record<K, Interval>;
}
