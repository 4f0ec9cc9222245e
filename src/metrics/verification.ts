import type { Stream } from "../random/stream.js";
import { dPrime } from "./dPrime.js";
import { equalErrorRate, nearestErrorRate } from "./equalErrorRate.js";
import { type ErrorCurve, errorCurve } from "./errorCurve.js";
import type { Interval } from "./interval.js";
import { fmrAtFnmr, fnmrAtFmr, operatingPoint } from "./operatingPoint.js";
import { replicateIntervals } from "./replicateIntervals.js";
import { replicateValues } from "./replicateValues.js";
import { rocConvexHull } from "./rocConvexHull.js";
import { ruleOfThree } from "./ruleOfThree.js";
import type { ScoreSet } from "./scoreSet.js";

/** A statistic with its interval. */
export interface Estimate {
  /** NaN where it is not defined. */
  readonly value: number;
  /** 95 % interval; absent where the set has too few fingers for one. */
  readonly interval?: Interval;
  /** Whether the comparisons are enough for it: see `verification`. */
  readonly resolved: boolean;
}

export type StatisticName =
  | "eer"
  | "eerHull"
  | "eerNearest"
  | "fmr100"
  | "fmr1000"
  | "fmr10000"
  | "zeroFmr"
  | "zeroFnmr"
  | "dPrime";

/** What `verification` computes beside the usual statistics. */
export interface VerificationOptions {
  /** A threshold from other data, for `atThreshold`. Default: none. */
  readonly threshold?: number;
  /** An FMR and an FNMR from elsewhere, for `atRates`. Default: none. */
  readonly rates?: { readonly fmr: number; readonly fnmr: number };
  /** Bootstrap replicates. Default 2000, fewer for more than a million comparisons, at least 200. */
  readonly replicates?: number;
}

/** What a score set says of a verification system. */
export interface Verification {
  readonly curve: ErrorCurve;
  readonly statistics: Readonly<Record<StatisticName, Estimate>>;
  /** FMR, FNMR and half total error rate at the threshold of the options. */
  readonly atThreshold?: Readonly<Record<"fmr" | "fnmr" | "hter", Estimate>>;
  /** The lowest FNMR at the options' FMR, and the lowest FMR at their FNMR. */
  readonly atRates?: Readonly<Record<"fmr" | "fnmr", Estimate>>;
  /** 95 % band of the lowest FNMR at each FMR, from 3/n of the impostor comparisons to 1; empty without intervals. */
  readonly band: { readonly fmr: readonly number[]; readonly intervals: readonly Interval[] };
  readonly replicates: number;
}

/** Fewer fingers than these say next to nothing about fingers. */
const FEWEST_FINGERS = 3;
const BAND_POINTS = 40;

/** A statistic and the least upper limit that none observed leaves, by the rule of three. */
interface Statistic {
  readonly of: (curve: ErrorCurve) => number;
  readonly unseen?: (genuine: number, impostor: number) => number;
  /** The FMR it stands at. */
  readonly fmr?: number;
}

const below = (n: number): number => ruleOfThree(n).high;
const belowEither = (genuine: number, impostor: number): number => below(Math.min(genuine, impostor));

const STATISTICS: Readonly<Record<StatisticName, Statistic>> = {
  eer: { of: equalErrorRate, unseen: belowEither },
  eerHull: { of: (curve) => equalErrorRate(rocConvexHull(curve)), unseen: belowEither },
  eerNearest: { of: nearestErrorRate, unseen: belowEither },
  fmr100: { of: (curve) => fnmrAtFmr(curve, 1 / 100), unseen: below, fmr: 1 / 100 },
  fmr1000: { of: (curve) => fnmrAtFmr(curve, 1 / 1000), unseen: below, fmr: 1 / 1000 },
  fmr10000: { of: (curve) => fnmrAtFmr(curve, 1 / 10000), unseen: below, fmr: 1 / 10000 },
  zeroFmr: { of: (curve) => fnmrAtFmr(curve, 0), unseen: below },
  zeroFnmr: { of: (curve) => fmrAtFnmr(curve, 0), unseen: (_, impostor) => below(impostor) },
  dPrime: { of: dPrime },
};

/**
 * The error rates of a score set with 95 % intervals by bootstrap over fingers (see `replicateValues`): the equal error rate (interpolated, on the convex hull, and
 * at the nearest threshold), the FNMR at an FMR of 1/100, 1/1000, 1/10000 and 0, the FMR at an FNMR of 0, and d′.
 *
 * An FNMR at a low FMR is `resolved` only if there are impostor comparisons enough to see such an FMR: were none of n accepted, it
 * could still be 3/n (rule of three), so FMR10000 needs 30,000 of them. Where no error of a kind was seen, resampling sees none
 * either, and the interval's upper end is 3/n. Both take comparisons as independent; shared fingers leave less.
 *
 * @throws RangeError unless there are genuine and impostor comparisons.
 *
 * @example
 * import { verification } from "ridgelab/metrics";
 * import { createStream } from "ridgelab/random";
 * const [scores, genuine] = [Float64Array.of(0.9, 0.4, 0.6, 0.1), Uint8Array.of(1, 1, 0, 0)];
 * const { statistics } = verification({ scores, genuine }, createStream(1, "docs"));
 * statistics.eer.value; // 0.5
 * statistics.fmr10000.resolved; // false
 */
export function verification(set: ScoreSet, stream: Stream, options: VerificationOptions = {}): Verification {
  const replicates = verificationReplicates(set, options);
  if (replicates === 0) return verificationOf(set, options);
  return verificationOf(set, options, verificationPart(set, stream, options, 0, replicates));
}

/** How many replicates `verification` draws: none where the set has too few fingers. */
export function verificationReplicates({ scores, compared }: ScoreSet, { replicates }: VerificationOptions): number {
  if ((compared?.fingers.length ?? scores.length) < FEWEST_FINGERS) return 0;
  return replicates ?? Math.min(2000, Math.max(200, Math.floor(2e9 / scores.length)));
}

/**
 * The statistics of a part of the replicates, from one on and up to another, from 0.
 *
 * @param stream as `verification` is given it
 */
export function verificationPart(
  set: ScoreSet,
  stream: Stream,
  options: VerificationOptions,
  from: number,
  to: number,
): Record<string, Float64Array> {
  const { asked, grid } = statisticsOf(set, options);
  const all = { ...asked, ...Object.fromEntries(grid.map((fmr, i) => [i, { of: (c: ErrorCurve) => fnmrAtFmr(c, fmr) }])) };
  const functions = Object.fromEntries(Object.entries(all).map(([name, { of }]) => [name, of]));
  const thresholds = options.threshold === undefined ? [] : [options.threshold];
  return replicateValues(set, functions, stream, { from, to, thresholds });
}

/** What `verification` gives, from the statistics of all its replicates. */
export function verificationOf(
  set: ScoreSet,
  options: VerificationOptions,
  values?: Readonly<Record<string, Float64Array>>,
): Verification {
  const curve = errorCurve(set);
  const { asked, grid } = statisticsOf(set, options);
  const intervals = values && replicateIntervals(values);
  const estimate = ([name, { of, unseen, fmr }]: [string, Statistic]): [string, Estimate] => {
    const value = of(curve);
    const limit = value === 0 ? (unseen?.(curve.genuine, curve.impostor) ?? 0) : 0;
    const { low, high } = intervals?.[name] ?? {};
    const interval = low === undefined ? undefined : { low, high: Math.max(high!, limit) };
    return [name, { value, interval, resolved: fmr === undefined || below(curve.impostor) <= fmr }];
  };
  const estimates = Object.fromEntries(Object.entries(asked).map(estimate));
  const { fmr, fnmr, hter, fmrAtFnmr: fmrThere, fnmrAtFmr: fnmrThere, ...statistics } = estimates;
  return {
    curve,
    statistics: statistics as Record<StatisticName, Estimate>,
    ...(options.threshold !== undefined && { atThreshold: { fmr, fnmr, hter } }),
    ...(options.rates && { atRates: { fmr: fmrThere, fnmr: fnmrThere } }),
    band: intervals ? { fmr: grid, intervals: grid.map((_, i) => intervals[i]) } : { fmr: [], intervals: [] },
    replicates: values ? values.eer.length : 0,
  };
}

/** The statistics by name, and the FMRs of the band. */
function statisticsOf(
  { genuine }: ScoreSet,
  { threshold, rates }: VerificationOptions,
): { asked: Readonly<Record<string, Statistic>>; grid: readonly number[] } {
  const impostor = genuine.length - genuine.reduce((sum, one) => sum + one, 0);
  const first = Math.min(0.5, below(impostor));
  return {
    asked: {
      ...STATISTICS,
      ...(threshold !== undefined && thresholdStatistics(threshold)),
      ...(rates && rateStatistics(rates)),
    },
    grid: Array.from({ length: BAND_POINTS }, (_, i) => first ** (1 - i / (BAND_POINTS - 1))),
  };
}

function thresholdStatistics(threshold: number): Record<"fmr" | "fnmr" | "hter", Statistic> {
  return {
    fmr: { of: (curve) => operatingPoint(curve, threshold).fmr, unseen: (_, impostor) => below(impostor) },
    fnmr: { of: (curve) => operatingPoint(curve, threshold).fnmr, unseen: below },
    hter: {
      of: (curve) => operatingPoint(curve, threshold).hter,
      unseen: (genuine, impostor) => (below(genuine) + below(impostor)) / 2,
    },
  };
}

function rateStatistics({ fmr, fnmr }: { fmr: number; fnmr: number }): Record<"fmrAtFnmr" | "fnmrAtFmr", Statistic> {
  return {
    fmrAtFnmr: { of: (curve) => fmrAtFnmr(curve, fnmr), unseen: (_, impostor) => below(impostor) },
    fnmrAtFmr: { of: (curve) => fnmrAtFmr(curve, fmr), unseen: below, fmr },
  };
}
