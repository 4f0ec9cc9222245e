import type { Stream } from "../random/stream.js";
import type { ErrorCurve } from "./errorCurve.js";
import { replicateCurves } from "./replicateCurves.js";
import type { ScoreSet } from "./scoreSet.js";

/**
 * Statistics of the error curves of bootstrap replicates, resampling fingers in both roles at once (the pigeonhole bootstrap:
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
 * @param stream as it is before the first replicate of all.
 * @param part the first replicate, from 0, and the one after the last, so that they can be computed in parts; and thresholds at which a
 *   statistic reads the curve, default none.
 * @throws RangeError for fewer than two fingers.
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
