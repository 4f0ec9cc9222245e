import type { ErrorCurve } from "./errorCurve.js";
import type { Moments } from "./moments.js";

/**
 * The decidability d′ = |μ₁ − μ₀| / √((σ₁² + σ₀²)/2) of the genuine and impostor scores (Daugman, "The importance of being random",
 * Pattern Recognition 36, 2003), variances over n. Failed comparisons have no score and are left out; NaN where all comparisons of a kind failed.
 *
 * @example
 * import { dPrime, errorCurve } from "ridgelab/metrics";
 * const [scores, genuine] = [Float64Array.of(4, 6, -1, 1), Uint8Array.of(1, 1, 0, 0)];
 * dPrime(errorCurve({ scores, genuine })); // 5
 */
export function dPrime(curve: ErrorCurve): number {
  const { genuine, impostor } = curve.moments?.() ?? momentsOf(curve);
  return Math.abs(genuine.mean - impostor.mean) / Math.sqrt((genuine.variance + impostor.variance) / 2);
}

/** The moments of both kinds' scores, of a curve that has a point for each. */
export function momentsOf({ thresholds, fmr, fnmr }: ErrorCurve): { genuine: Moments; impostor: Moments } {
  const first = thresholds[0] === Number.NEGATIVE_INFINITY ? 1 : 0;
  return { genuine: moments((i) => fnmr[i + 1] - fnmr[i]), impostor: moments((i) => fmr[i] - fmr[i + 1]) };

  function moments(share: (i: number) => number): Moments {
    let [total, sum, squares] = [0, 0, 0];
    for (let i = first; i < thresholds.length - 1; i++) {
      total += share(i);
      sum += share(i) * thresholds[i];
    }
    const mean = sum / total;
    for (let i = first; i < thresholds.length - 1; i++) squares += share(i) * (thresholds[i] - mean) ** 2;
    return { mean, variance: squares / total };
  }
}
