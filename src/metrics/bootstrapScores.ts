import type { Stream } from "../random/stream.js";
import { curveOfCounts, type ErrorCurve } from "./errorCurve.js";
import { type Interval, requireLevel } from "./interval.js";
import { quantile } from "./quantile.js";
import { rankScores } from "./rankScores.js";
import type { ScoreSet } from "./scoreSet.js";

export interface BootstrapOptions {
  /** Whole number of at least 1. Default 2000. */
  readonly replicates?: number;
  /** Confidence, in (0, 1). Default 0.95. */
  readonly level?: number;
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
 * @param statistics each is computed from a replicate's curve; all from the same replicates.
 * @returns an interval a statistic; NaN to NaN where the statistic of a replicate is NaN.
 * @throws RangeError for other options, and for fewer than two fingers.
 */
export function bootstrapScores<K extends string>(
  set: ScoreSet,
  statistics: Readonly<Record<K, (curve: ErrorCurve) => number>>,
  stream: Stream,
  options: BootstrapOptions = {},
): Record<K, Interval> {
  const { replicates = 2000, level = 0.95 } = options;
  requireLevel(level, "bootstrapScores");
  if (!(Number.isInteger(replicates) && replicates >= 1)) {
    throw new RangeError(`bootstrapScores: replicates is ${replicates}, needs a whole number of at least 1`);
  }
  const names = Object.keys(statistics) as K[];
  const values = names.map(() => new Float64Array(replicates));
  const draw = createReplicates(set, stream);
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

/** A function that gives the curve of one replicate after the other, each in the place of the last. */
function createReplicates(set: ScoreSet, stream: Stream): () => ErrorCurve {
  const { thresholds, ranks } = rankScores(set.scores);
  const { units, first, second } = unitsOf(set);
  if (units < 2) throw new RangeError(`bootstrapScores: ${units} finger, needs at least 2`);
  const drawn = new Float64Array(units);
  const [genuine, impostor] = [new Float64Array(thresholds.length - 1), new Float64Array(thresholds.length - 1)];
  const rates = { fmr: new Float64Array(thresholds.length), fnmr: new Float64Array(thresholds.length) };
  const replicate = (): boolean => {
    for (const counts of [drawn, genuine, impostor]) counts.fill(0);
    for (let i = 0; i < units; i++) drawn[stream.integer(units)]++;
    let [genuineWeight, impostorWeight] = [0, 0];
    for (let i = 0; i < ranks.length; i++) {
      const [a, b] = [first[i], second[i]];
      const weight = a === b ? drawn[a] : drawn[a] * drawn[b];
      if (weight === 0) continue; // six of ten pairs of fingers
      if (set.genuine[i]) {
        genuine[ranks[i]] += weight;
        genuineWeight += weight;
      } else {
        impostor[ranks[i]] += weight;
        impostorWeight += weight;
      }
    }
    return genuineWeight > 0 && impostorWeight > 0;
  };
  return () => {
    while (!replicate());
    return curveOfCounts(thresholds, genuine, impostor, rates);
  };
}

/** What is resampled, and which two of it each comparison belongs to: fingers, or else the comparison itself. */
function unitsOf({ scores, compared }: ScoreSet): { units: number; first: Int32Array; second: Int32Array } {
  if (!compared) {
    const itself = Int32Array.from({ length: scores.length }, (_, i) => i);
    return { units: scores.length, first: itself, second: itself };
  }
  const { fingers, fingerOf, probe, gallery } = compared;
  return { units: fingers.length, first: probe.map((p) => fingerOf[p]), second: gallery.map((g) => fingerOf[g]) };
}
