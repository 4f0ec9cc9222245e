import type { Stream } from "../random/stream.js";

/**
 * The sign-flip test of paired differences (Fisher 1935, Pitman 1937): whether two systems that were tried on the same fingers differ. The
 * two-sided probability of a sum at least as far from 0 where each finger's difference is as likely to have either sign, as it is if the two
 * systems could be exchanged. Exact where the patterns of signs are at most `replicates`, else by drawn patterns, the given one among them.
 *
 * @param differences one a finger; 0 says nothing. Of n others the least probability is 2^(1 − n): few fingers show nothing.
 * @param stream where patterns are drawn from
 * @param replicates whole number of at least 1; default 10,000
 * @returns a probability in (0, 1]; 1 where no finger differs
 *
 * @example
 * import { signFlipTest } from "ridgelab/metrics";
 * import { createStream } from "ridgelab/random";
 * signFlipTest([0.2, 0.1, 0.4, 0.3], createStream(1, "docs")); // 0.125
 */
export function signFlipTest(differences: readonly number[], stream: Stream, replicates = 10_000): number {
  const sizes = differences.map(Math.abs).filter((size) => size > 0);
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  // Sums of the same numbers in another order may differ in their last digits.
  const least = observed - 1e-12 * sizes.reduce((sum, size) => sum + size, 0);
  const isAsFar = (isNegative: (finger: number) => boolean): boolean =>
    Math.abs(sizes.reduce((sum, size, finger) => sum + (isNegative(finger) ? -size : size), 0)) >= least;
  const patterns = 2 ** sizes.length;
  let asFar = 0;
  if (patterns <= replicates) {
    for (let pattern = 0; pattern < patterns; pattern++) if (isAsFar((finger) => ((pattern >> finger) & 1) === 1)) asFar++;
    return asFar / patterns;
  }
  for (let i = 0; i < replicates; i++) if (isAsFar(() => stream.integer(2) === 1)) asFar++;
  return (asFar + 1) / (replicates + 1);
}
