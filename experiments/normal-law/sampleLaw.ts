import { createStream } from "../../src/random/createStream.js";
import { andersonDarling } from "../../src/random/goodnessOfFit/andersonDarling.js";
import { chiSquare } from "../../src/random/goodnessOfFit/chiSquare.js";
import { kolmogorovSmirnov } from "../../src/random/goodnessOfFit/kolmogorovSmirnov.js";
import type { TestResult } from "../../src/random/goodnessOfFit/testResult.js";
import { normalCdf } from "../../src/random/normalCdf.js";
import { uniformSum } from "../../src/random/uniformSum.js";

/** How normal numbers are made: by the inverse function, or as the standardised sum of k uniform ones. */
export type Law = "inverse" | number;

/** What a sample of a law is asked for. */
export interface SampleOptions {
  readonly draws: number;
  /** Thresholds in standard deviations beyond which the draws are counted, both sides together. */
  readonly tails: readonly number[];
  /** Sizes of the samples that are tested; each is the beginning of the draws. */
  readonly testSizes: readonly number[];
  /** Equal classes of the histogram on [−5, 5]. */
  readonly classes: number;
}

/** Tests of one sample against the standard normal law. */
export interface FitTests {
  readonly n: number;
  readonly kolmogorovSmirnov: TestResult;
  readonly andersonDarling: TestResult;
  readonly chiSquare: TestResult;
}

/** What is kept of a sample. */
export interface LawSample {
  readonly law: Law;
  readonly draws: number;
  readonly mean: number;
  readonly variance: number;
  /** Fourth standardised moment less 3. */
  readonly excessKurtosis: number;
  /** Draws beyond each threshold on either side. */
  readonly beyond: readonly number[];
  readonly histogram: readonly number[];
  readonly tests: readonly FitTests[];
}

/** Half the width of the histogram, in standard deviations. */
export const HISTOGRAM_REACH = 5;
/** Classes of the χ² test, equally probable under the normal law. */
export const CHI_SQUARE_CLASSES = 100;

/** Draws a sample of a law and sums it up. */
export function sampleLaw(law: Law, options: SampleOptions, seed: readonly [number, string]): LawSample {
  const { draws, tails, testSizes, classes } = options;
  const stream = createStream(...seed).substream(law);
  const values = new Float64Array(draws);
  if (law === "inverse") stream.fillNormal(values);
  else for (let i = 0; i < draws; i++) values[i] = uniformSum(stream, law);

  const beyond = new Array<number>(tails.length).fill(0);
  const histogram = new Array<number>(classes).fill(0);
  let sum = 0;
  for (const value of values) {
    sum += value;
    const size = Math.abs(value);
    for (let t = 0; t < tails.length; t++) if (size > tails[t]) beyond[t]++;
    const at = histogramClass(value, classes);
    if (at !== undefined) histogram[at]++;
  }
  const mean = sum / draws;
  let second = 0;
  let fourth = 0;
  for (const value of values) {
    const square = (value - mean) ** 2;
    second += square;
    fourth += square * square;
  }
  const variance = second / draws;
  const tests = testSizes.filter((n) => n <= draws).map((n) => fitTests(values.subarray(0, n)));
  return { law, draws, mean, variance, excessKurtosis: fourth / draws / variance ** 2 - 3, beyond, histogram, tests };
}

/** The class of a value among equal ones on [−5, 5), from 0; undefined outside. */
export function histogramClass(value: number, classes: number): number | undefined {
  const at = Math.floor(((value + HISTOGRAM_REACH) / (2 * HISTOGRAM_REACH)) * classes);
  return at >= 0 && at < classes ? at : undefined;
}

function fitTests(sample: Float64Array): FitTests {
  const observed = new Array<number>(CHI_SQUARE_CLASSES).fill(0);
  for (const value of sample) observed[Math.min(CHI_SQUARE_CLASSES - 1, Math.floor(normalCdf(value) * CHI_SQUARE_CLASSES))]++;
  const expected = observed.map(() => sample.length / CHI_SQUARE_CLASSES);
  return {
    n: sample.length,
    kolmogorovSmirnov: kolmogorovSmirnov(sample, normalCdf),
    andersonDarling: andersonDarling(sample, normalCdf, (x) => normalCdf(-x)),
    chiSquare: chiSquare(observed, expected),
  };
}
