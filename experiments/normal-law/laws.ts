import { irwinHallCdf } from "../../src/random/irwinHallCdf.js";
import { normalCdf } from "../../src/random/normalCdf.js";
import type { FitTests, Law, LawSample } from "./sampleLaw.js";

/** P(|Z| > z) of a law with mean 0 and variance 1. */
export function twoSidedTail(law: Law, z: number): number {
  return 2 * (law === "inverse" ? normalCdf(-z) : irwinHallCdf(-z, law));
}

/** Fourth standardised moment less 3: 0 for the normal law, −6/(5k) for a sum of k uniform numbers. */
export function excessKurtosis(law: Law): number {
  return law === "inverse" ? 0 : -6 / (5 * law);
}

/** Level of the tests of fit. */
export const LEVEL = 0.01;

/** How many of the three tests of a sample reject the normal law at `LEVEL`. */
export function rejections({ kolmogorovSmirnov, andersonDarling, chiSquare }: Omit<FitTests, "n">): number {
  return [kolmogorovSmirnov, andersonDarling, chiSquare].filter(({ p }) => p < LEVEL).length;
}

/** Draws within a threshold, both sides together; undefined where no draws were counted beyond it. */
export function drawsWithin({ draws, beyond }: LawSample, tails: readonly number[], threshold: number): number | undefined {
  const at = tails.indexOf(threshold);
  return at < 0 ? undefined : draws - beyond[at];
}

/** In how many ways n dice show each sum; the index is the sum. */
export function diceSums(dice: number): number[] {
  let ways = [1];
  for (let d = 0; d < dice; d++) {
    ways = Array.from({ length: ways.length + 6 }, (_, s) =>
      [1, 2, 3, 4, 5, 6].reduce((sum, face) => sum + (ways[s - face] ?? 0), 0),
    );
  }
  return ways;
}

export function methodName(law: Law): string {
  return law === "inverse" ? "inverse function" : `sum of ${law}`;
}
