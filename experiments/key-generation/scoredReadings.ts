import type { Interval } from "../../src/metrics/interval.js";
import { studentQuantile } from "../../src/metrics/studentQuantile.js";
import { type Received, stage } from "../define.js";
import { range } from "../shared/range.js";
import { autocorrelation } from "./autocorrelation.js";
import { publishedCase } from "./publishedCase.js";
import type { Reading, Readings } from "./readings.js";

/** Lags at which the published vector is most like itself or least: 784 mod 512 = 272 makes rows so far apart weigh the same channels, or others. */
export const LAGS: readonly number[] = [1, 2, 9, 16, 17];

/** Lags of a correlogram: after 32 rows the channels come round. */
export const CORRELOGRAM: readonly number[] = range(1, 32, 31);

/** Fewer fingers say too little of another one. */
export const LEAST_FINGERS = 5;

/** A number of each finger: the mean, and the 95 % prediction interval for one further finger (Student's t); `null` of fewer than two. */
export interface Spread {
  readonly mean: number;
  readonly interval: Interval | null;
}

/** Whether the published vector could be one more finger's: by the ends of its range, by its autocorrelation, by both. */
export type ReadingVerdict = "both" | "range only" | "structure only" | "neither" | "too few fingers";

/** How the vectors of the fingers are like themselves some rows on. */
export interface Structure {
  /** At each of the `LAGS`. */
  readonly autocorrelation: readonly Spread[];
  /** Mean over the fingers, at each of the `CORRELOGRAM`'s lags. */
  readonly correlogram: readonly number[];
  /** From the published vector: root mean square over the `LAGS`. */
  readonly distance: number;
}

/** What a reading makes of the fingers, beside the published vector. */
export interface ScoredReading extends Omit<Reading, "magnitudes"> {
  /** Least and greatest magnitude of a finger. */
  readonly low: Spread;
  readonly high: Spread;
  readonly structure: Structure;
  /** From the published vector: sum of both ends' ratios in size, as logarithms. */
  readonly distance: number;
  readonly verdict: ReadingVerdict;
}

/** A vector V as far as readings are scored by it. */
export interface VectorFacts {
  readonly low: number;
  readonly high: number;
  readonly autocorrelation: readonly number[];
  readonly correlogram: readonly number[];
}

export interface ScoredReadings {
  readonly fingers: number;
  /** Where the energies of channels alone, or of places alone, shaped the vectors. */
  readonly alone: { readonly channels: Structure; readonly places: Structure };
  readonly published: VectorFacts;
  readonly readings: readonly ScoredReading[];
}

/** Which reading of the paper gives vectors like the published one? */
export const scoredReadings = stage(
  import.meta.url,
  { name: "scores of the readings" },
  ({ inputs: { readings } }: Received<unknown, { readings: Readings }>): ScoredReadings =>
    scoreReadings(readings, publishedCase().magnitudes),
);

/** @param published the paper's vector V */
export function scoreReadings({ readings, alone }: Readings, published: readonly number[]): ScoredReadings {
  const facts = vectorFacts(published);
  return {
    fingers: readings[0].magnitudes.length,
    alone: {
      channels: structureOf(
        alone.map(({ channels }) => vectorFacts(channels)),
        facts,
      ),
      places: structureOf(
        alone.map(({ places }) => vectorFacts(places)),
        facts,
      ),
    },
    published: facts,
    readings: readings.map((reading) => scoreReading(reading, facts)),
  };
}

function scoreReading({ magnitudes, ...reading }: Reading, published: VectorFacts): ScoredReading {
  const found = magnitudes.map(vectorFacts);
  const [low, high] = [spread(found.map((one) => one.low)), spread(found.map((one) => one.high))];
  const ratio = (a: number, b: number): number => Math.abs(Math.log(a / b));
  const structure = structureOf(found, published);
  return {
    ...reading,
    low,
    high,
    structure,
    distance: ratio(low.mean, published.low) + ratio(high.mean, published.high),
    verdict: verdictOf(
      magnitudes.length,
      holds(low, published.low) && holds(high, published.high),
      structure.autocorrelation.every((one, l) => holds(one, published.autocorrelation[l])),
    ),
  };
}

function structureOf(fingers: readonly VectorFacts[], published: VectorFacts): Structure {
  const lags = LAGS.map((_, l) => spread(fingers.map((one) => one.autocorrelation[l])));
  const squares = lags.reduce((sum, { mean }, l) => sum + (mean - published.autocorrelation[l]) ** 2, 0);
  return {
    autocorrelation: lags,
    correlogram: CORRELOGRAM.map((_, l) => meanOf(fingers.map((one) => one.correlogram[l]))),
    distance: Math.sqrt(squares / LAGS.length),
  };
}

/** @param inRange whether both published ends are among those of a further finger; `inStructure`: all published autocorrelations */
export function verdictOf(fingers: number, inRange: boolean, inStructure: boolean): ReadingVerdict {
  if (fingers < LEAST_FINGERS) return "too few fingers";
  if (inRange) return inStructure ? "both" : "range only";
  return inStructure ? "structure only" : "neither";
}

/** What is counted of a vector V. */
export function vectorFacts(values: ArrayLike<number>): VectorFacts {
  const all = Array.from(values);
  return {
    low: Math.min(...all),
    high: Math.max(...all),
    autocorrelation: LAGS.map((lag) => autocorrelation(all, lag)),
    correlogram: CORRELOGRAM.map((lag) => autocorrelation(all, lag)),
  };
}

/** @param values one a finger, at least one */
export function spread(values: readonly number[]): Spread {
  const n = values.length;
  const mean = meanOf(values);
  if (n < 2) return { mean, interval: null };
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const half = studentQuantile(0.975, n - 1) * deviation * Math.sqrt(1 + 1 / n);
  return { mean, interval: { low: mean - half, high: mean + half } };
}

function holds({ interval }: Spread, value: number): boolean {
  return interval !== null && interval.low <= value && value <= interval.high;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The readings that give what the paper prints, and the nearest by either measure, in a sentence. */
export function readingsSentence({ readings, fingers }: ScoredReadings): string {
  if (fingers < LEAST_FINGERS) return `No verdict: ${fingers} fingers, and at least ${LEAST_FINGERS} are needed.`;
  const both = readings.filter(({ verdict }) => verdict === "both").map(readingName);
  const nearest = (distance: (one: ScoredReading) => number): string =>
    readingName(readings.reduce((best, one) => (distance(one) < distance(best) ? one : best)));
  const found =
    both.length > 0
      ? `The published vector could be one more finger's, by its range and by its autocorrelation, under: ${both.join("; ")}.`
      : "Under no reading could the published vector be one more finger's by its range and by its autocorrelation.";
  return `${found} Nearest by range: ${nearest((one) => one.distance)}; by autocorrelation: ${nearest((one) => one.structure.distance)}.`;
}

/** A reading in words. */
export function readingName({ activation, scaling, average }: Pick<Reading, "activation" | "scaling" | "average">): string {
  return `${scaling}, ${average}, ${activation}`;
}
