import { kolmogorovTail } from "./kolmogorovTail.js";
import { sortedSample, type TestResult } from "./testResult.js";

/**
 * The two-sided Kolmogorov–Smirnov test of a sample against a fully given continuous law: D = sup |F_n(x) − F(x)|.
 *
 * @param sample the observations, in any order; NaN or an empty sample is a RangeError.
 * @param cdf the law's distribution function, e.g. `normalCdf`.
 * @returns D and its p-value; see `kolmogorovTail` for the accuracy.
 *
 * @example
 * import { kolmogorovSmirnov } from "ridgelab/random";
 * kolmogorovSmirnov([0.1, 0.3, 0.5, 0.7, 0.9], (x) => x); // { statistic: 0.1, p: 1.000 }
 */
export function kolmogorovSmirnov(sample: ArrayLike<number>, cdf: (x: number) => number): TestResult {
  const sorted = sortedSample(sample, "kolmogorovSmirnov");
  const n = sorted.length;
  let statistic = 0;
  for (let i = 0; i < n; i++) {
    const f = cdf(sorted[i]);
    statistic = Math.max(statistic, f - i / n, (i + 1) / n - f);
  }
  return { statistic, p: kolmogorovTail(n, statistic) };
}
