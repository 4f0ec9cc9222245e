import { gammaUpperTail } from "../gammaUpperTail.js";
import type { TestResult } from "./testResult.js";

/**
 * Pearson's χ² test of counts against expected counts: χ² = Σ (observed − expected)²/expected.
 *
 * @param observed counts of the classes, at least two classes.
 * @param expected expected counts, each greater than 0 (5 or more for the p-value to hold), with the same sum to within 1e-6.
 * @param estimated how many parameters of the law were estimated from the same data; default 0.
 * @returns χ², its degrees of freedom (classes − 1 − estimated) and the p-value.
 * @throws RangeError for anything else.
 *
 * @example
 * import { chiSquare } from "ridgelab/random";
 * chiSquare([315, 101, 108, 32], [312.75, 104.25, 104.25, 34.75]); // { statistic: 0.470, p: 0.925, degreesOfFreedom: 3 }
 */
export function chiSquare(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  estimated = 0,
): TestResult & { readonly degreesOfFreedom: number } {
  const classes = observed.length;
  const degreesOfFreedom = classes - 1 - estimated;
  if (expected.length !== classes) {
    throw new RangeError(`chiSquare: ${classes} observed and ${expected.length} expected counts, needs as many of both`);
  }
  if (degreesOfFreedom < 1) {
    throw new RangeError(`chiSquare: ${classes} classes with ${estimated} estimated parameters leave no degree of freedom`);
  }
  let statistic = 0;
  let observedSum = 0;
  let expectedSum = 0;
  for (let i = 0; i < classes; i++) {
    if (!(observed[i] >= 0 && expected[i] > 0)) {
      throw new RangeError(`chiSquare: class ${i} has ${observed[i]} observed and ${expected[i]} expected, needs >= 0 and > 0`);
    }
    statistic += (observed[i] - expected[i]) ** 2 / expected[i];
    observedSum += observed[i];
    expectedSum += expected[i];
  }
  if (Math.abs(observedSum - expectedSum) > 1e-6 * expectedSum) {
    throw new RangeError(
      `chiSquare: the observed counts sum to ${observedSum} and the expected to ${expectedSum}, needs equal sums`,
    );
  }
  return { statistic, degreesOfFreedom, p: gammaUpperTail(degreesOfFreedom / 2, statistic / 2) };
}
