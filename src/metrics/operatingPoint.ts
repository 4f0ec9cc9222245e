import { nearest } from "./equalErrorRate.js";
import type { ErrorCurve } from "./errorCurve.js";
import { firstWhere } from "./firstWhere.js";

/** What a threshold makes of a score set. */
export interface OperatingPoint {
  readonly fmr: number;
  readonly fnmr: number;
  /** Half total error rate: the mean of both. */
  readonly hter: number;
}

/**
 * The rates at a threshold, which may come from other data.
 *
 * @example
 * import { errorCurve, operatingPoint } from "ridgelab/metrics";
 * const curve = errorCurve({ scores: Float64Array.of(0.9, 0.4, 0.6, 0.1), genuine: Uint8Array.of(1, 1, 0, 0) });
 * operatingPoint(curve, 0.5); // { fmr: 0.5, fnmr: 0.5, hter: 0.5 }
 * operatingPoint(curve, 0.7); // { fmr: 0, fnmr: 0.5, hter: 0.25 }
 */
export function operatingPoint({ thresholds, fmr, fnmr }: ErrorCurve, threshold: number): OperatingPoint {
  const at = firstWhere(thresholds.length - 1, (i) => thresholds[i] >= threshold);
  return { fmr: fmr[at], fnmr: fnmr[at], hter: (fmr[at] + fnmr[at]) / 2 };
}

/**
 * The lowest FNMR among the thresholds whose FMR is at most `limit`, without interpolation: FMR100, FMR1000 and FMR10000 of the
 * Fingerprint Verification Competitions for 1/100, 1/1000 and 1/10000, ZeroFMR for 0.
 *
 * @example
 * import { errorCurve, fnmrAtFmr } from "ridgelab/metrics";
 * const curve = errorCurve({ scores: Float64Array.of(0.9, 0.4, 0.6, 0.1), genuine: Uint8Array.of(1, 1, 0, 0) });
 * fnmrAtFmr(curve, 0.01); // 0.5
 * fnmrAtFmr(curve, 0.5); // 0
 */
export function fnmrAtFmr(curve: ErrorCurve, limit: number): number {
  return curve.fnmr[firstWithin(curve.fmr, limit)];
}

/**
 * The lowest FMR among the thresholds whose FNMR is at most `limit`; ZeroFNMR for 0.
 *
 * @example
 * import { errorCurve, fmrAtFnmr } from "ridgelab/metrics";
 * const curve = errorCurve({ scores: Float64Array.of(0.9, 0.4, 0.6, 0.1), genuine: Uint8Array.of(1, 1, 0, 0) });
 * fmrAtFnmr(curve, 0); // 0.5
 */
export function fmrAtFnmr({ fmr, fnmr }: ErrorCurve, limit: number): number {
  return fmr[firstWhere(fnmr.length, (i) => fnmr[i] > limit) - 1];
}

/** The threshold at which FMR and FNMR are nearest to each other; +∞ where all scores are equal. */
export function eerThreshold(curve: ErrorCurve): number {
  return between(curve, nearest(curve));
}

/**
 * The lowest threshold whose FMR is at most `limit`.
 *
 * @example
 * import { errorCurve, thresholdAtFmr } from "ridgelab/metrics";
 * const curve = errorCurve({ scores: Float64Array.of(0.9, 0.4, 0.6, 0.1), genuine: Uint8Array.of(1, 1, 0, 0) });
 * thresholdAtFmr(curve, 0.01); // 0.75
 */
export function thresholdAtFmr(curve: ErrorCurve, limit: number): number {
  return between(curve, firstWithin(curve.fmr, limit));
}

/** The middle of the thresholds that are the same to this score set: other data should not lean on one of its scores. */
function between({ thresholds }: ErrorCurve, at: number): number {
  const [below, above] = [thresholds[at - 1] ?? thresholds[at], thresholds[at]];
  return Number.isFinite(below) ? (below + above) / 2 : above;
}

/** The first place at which a falling list is at most `limit`. */
function firstWithin(falling: Float64Array, limit: number): number {
  return firstWhere(falling.length, (i) => falling[i] <= limit);
}
