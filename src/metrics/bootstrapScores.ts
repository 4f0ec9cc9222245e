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
  const names = Object.keys(statistics) as K[];
  const values = names.map(() => new Float64Array(replicates));
  const draw = replicateCurves(set, stream, thresholds);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const curve = draw();
    for (const [k, name] of names.entries()) values[k][replicate] = statistics[name](curve);
  }
  const interval = (sorted: Float64Array): Interval =>
    Number.isNaN(sorted[replicates - 1]) // NaN sorts last
      ? { low: Number.NaN, high: Number.NaN }
      : { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) };
  return Object.fromEntries(names.map((name, k) => [name, interval(values[k].sort())])) as Record<K, Interval>;
}
