/** What a test of goodness of fit says. */
export interface TestResult {
  /** The test's statistic. */
  readonly statistic: number;
  /** The probability of a statistic at least as large if the law holds, in [0, 1]. */
  readonly p: number;
}

/** An ascending copy of the sample; RangeError where it is empty or holds something that is not a number. */
export function sortedSample(sample: ArrayLike<number>, test: string): Float64Array {
  if (sample.length === 0) throw new RangeError(`${test}: the sample is empty, needs at least one number`);
  const sorted = Float64Array.from(sample).sort();
  // NaN sorts last.
  if (Number.isNaN(sorted[sorted.length - 1])) throw new RangeError(`${test}: the sample holds a value that is not a number`);
  return sorted;
}
