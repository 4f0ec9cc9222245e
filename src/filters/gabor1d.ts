/**
 * The one-dimensional Gabor filter, G(x) = exp(−x²/2σ²)·cos(2πθx) with θ = 1/T, T the period of the cosine. Paper B, equation 15 (and the
 * curve of its Figure 6). Throws a RangeError unless sigma is positive.
 *
 * @example
 * import { gabor1d } from "ridgelab/filters";
 * gabor1d(0, 4, 1 / 9); // 1
 * gabor1d(9, 4, 1 / 9) / Math.exp(-(9 ** 2) / (2 * 4 ** 2)); // 1.000
 * gabor1d(4.5, 4, 1 / 9) / Math.exp(-(4.5 ** 2) / (2 * 4 ** 2)); // -1.000
 */
export function gabor1d(x: number, sigma: number, frequency: number): number {
  if (!(sigma > 0)) throw new RangeError(`gabor1d: sigma must be positive; given ${sigma}`);
  return Math.exp((-x * x) / (2 * sigma * sigma)) * Math.cos(2 * Math.PI * frequency * x);
}
