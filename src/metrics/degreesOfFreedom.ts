/**
 * Degrees of freedom of bit strings, from the shares of differing bits between strings of different fingers: the number of fair coins
 * whose tosses would spread as widely, p(1 − p)/σ² (Daugman, IEEE Transactions on Circuits and Systems for Video Technology 14, 2004,
 * section III).
 *
 * @param shares in [0, 1], at least two that differ (RangeError otherwise)
 *
 * @example
 * import { degreesOfFreedom } from "ridgelab/metrics";
 * degreesOfFreedom([0.4, 0.5, 0.6]); // { mean: 0.5, deviation: 0.1, degrees: 25.00 }
 */
export function degreesOfFreedom(shares: ArrayLike<number>): { mean: number; deviation: number; degrees: number } {
  const n = shares.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += shares[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (shares[i] - mean) ** 2;
  const variance = squares / (n - 1);
  if (!(n >= 2 && variance > 0)) throw new RangeError(`degreesOfFreedom: ${n} shares that do not vary, needs two that differ`);
  return { mean, deviation: Math.sqrt(variance), degrees: (mean * (1 - mean)) / variance };
}
