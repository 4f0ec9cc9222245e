import { type Interval, requireLevel } from "./interval.js";
import { mean } from "./mean.js";
import { studentQuantile } from "./studentQuantile.js";

/**
 * The mean of paired differences over repeated random splits, with the corrected resampled t interval of Nadeau and Bengio ("Inference for
 * the generalization error", Machine Learning 52, 2003): splits share their prints, so the variance of the mean is (1/J + test/training)
 * times that of the differences.
 *
 * @param differences of each of J splits, at least 2
 * @param test prints tested on in a split
 * @param training prints trained on in a split
 * @param level confidence, in (0, 1); default 0.95
 * @throws RangeError for other arguments
 *
 * @example
 * import { resampledDifference } from "ridgelab/metrics";
 * resampledDifference([0.02, 0.04, 0.03, 0.05, 0.01], 20, 80); // { mean: 0.030, interval: { low: 0.00055, high: 0.05945 } }
 */
export function resampledDifference(
  differences: readonly number[],
  test: number,
  training: number,
  level = 0.95,
): { mean: number; interval: Interval } {
  requireLevel(level, "resampledDifference");
  const count = differences.length;
  if (count < 2) throw new RangeError(`resampledDifference: ${count} splits, needs at least 2`);
  if (!(test > 0 && training > 0)) {
    throw new RangeError(`resampledDifference: ${test} test and ${training} training prints, needs numbers above 0`);
  }
  const middle = mean(differences);
  const variance = differences.reduce((sum, d) => sum + (d - middle) ** 2, 0) / (count - 1);
  const half = studentQuantile((1 + level) / 2, count - 1) * Math.sqrt((1 / count + test / training) * variance);
  return { mean: middle, interval: { low: middle - half, high: middle + half } };
}
