import { andersonDarlingTail } from "./andersonDarlingTail.js";
import { sortedSample, type TestResult } from "./testResult.js";

/**
 * The Anderson–Darling test of a sample against a fully given continuous law ("case 0"), which weighs the tails more than
 * Kolmogorov–Smirnov: A² = −n − (1/n)·Σ (2i − 1)·[ln F(x_i) + ln(1 − F(x_{n+1−i}))] over the ordered sample.
 *
 * @param sample the observations, in any order; NaN or an empty sample is a RangeError.
 * @param cdf the law's distribution function, e.g. `normalCdf`.
 * @param upperTail 1 − cdf, where it can be had more accurately, e.g. x => normalCdf(-x); default x => 1 - cdf(x).
 * @returns A² and its p-value; an observation the law excludes gives A² = ∞ and p = 0.
 *
 * @example
 * import { andersonDarling } from "ridgelab/random";
 * andersonDarling([0.5], (x) => x).statistic; // 0.386294
 * andersonDarling([0.1, 0.3, 0.5, 0.7, 2], (x) => Math.min(x, 1)); // { statistic: Infinity, p: 0 }
 */
export function andersonDarling(
  sample: ArrayLike<number>,
  cdf: (x: number) => number,
  upperTail: (x: number) => number = (x) => 1 - cdf(x),
): TestResult {
  const sorted = sortedSample(sample, "andersonDarling");
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (2 * i + 1) * (Math.log(cdf(sorted[i])) + Math.log(upperTail(sorted[n - 1 - i])));
  const statistic = -n - sum / n;
  return { statistic, p: andersonDarlingTail(n, statistic) };
}
