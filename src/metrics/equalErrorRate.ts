import type { RatePoints } from "./errorCurve.js";
import { firstWhere } from "./firstWhere.js";

/**
 * The equal error rate: where the straight lines between neighbouring points of the curve meet FMR = FNMR. On an `errorCurve` it is the
 * plain interpolated one; on its `rocConvexHull` that of the convex hull, which is never higher.
 *
 * @example
 * import { equalErrorRate, errorCurve } from "ridgelab/metrics";
 * equalErrorRate(errorCurve({ scores: Float64Array.of(0.9, 0.4, 0.6, 0.1), genuine: Uint8Array.of(1, 1, 0, 0) })); // 0.5
 * equalErrorRate(errorCurve({ scores: Float64Array.of(0.9, 0.8, 0.6, 0.1), genuine: Uint8Array.of(1, 1, 0, 0) })); // 0
 */
export function equalErrorRate(points: RatePoints): number {
  const { fmr, fnmr } = points;
  const after = crossing(points);
  const before = after - 1;
  const gap = fmr[before] - fnmr[before];
  const share = gap / (gap - (fmr[after] - fnmr[after]));
  return fmr[before] + share * (fmr[after] - fmr[before]);
}

/**
 * The mean of FMR and FNMR at the threshold where they are nearest to each other, without interpolation: the EER of the FVC (Maio et
 * al. 2002) and of bob.measure.
 */
export function nearestErrorRate(points: RatePoints): number {
  const at = nearest(points);
  return (points.fmr[at] + points.fnmr[at]) / 2;
}

/** The point at which FMR and FNMR are nearest to each other; of two, the one with the higher threshold. */
export function nearest(points: RatePoints): number {
  const after = crossing(points);
  const gap = (i: number): number => Math.abs(points.fmr[i] - points.fnmr[i]);
  return gap(after - 1) < gap(after) ? after - 1 : after;
}

/** The first point at which FNMR has reached FMR: never the first of all, where everything is accepted. */
function crossing({ fmr, fnmr }: RatePoints): number {
  return firstWhere(fmr.length, (i) => fnmr[i] >= fmr[i]);
}
