import type { ErrorCurve } from "./errorCurve.js";

/**
 * The decidability d′ = |μ₁ − μ₀| / √((σ₁² + σ₀²)/2) of the genuine and impostor scores (Daugman, "The importance of being random",
 * Pattern Recognition 36, 2003), variances over n. Failed comparisons have no score and are left out; NaN where all comparisons of a kind failed.
 */
export function dPrime({ thresholds, fmr, fnmr }: ErrorCurve): number {
  const first = thresholds[0] === Number.NEGATIVE_INFINITY ? 1 : 0;
  const genuine = moments((i) => fnmr[i + 1] - fnmr[i]);
  const impostor = moments((i) => fmr[i] - fmr[i + 1]);
  return Math.abs(genuine.mean - impostor.mean) / Math.sqrt((genuine.variance + impostor.variance) / 2);

  function moments(share: (i: number) => number): { mean: number; variance: number } {
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
