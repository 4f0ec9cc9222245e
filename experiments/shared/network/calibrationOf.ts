import { bootstrapByFinger } from "../../../src/metrics/bootstrapByFinger.js";
import type { Interval } from "../../../src/metrics/interval.js";
import { mean } from "../../../src/metrics/mean.js";
import { ruleOfThree } from "../../../src/metrics/ruleOfThree.js";
import { grouped } from "../../../src/prints/grouped.js";
import type { Stream } from "../../../src/random/stream.js";

/** A print named by a network or an ANN. */
export interface Named {
  readonly finger: string;
  /** The probability of the class that it is named. */
  readonly confidence: number;
  readonly right: boolean;
}

type Rated = Omit<Named, "finger">;

/** How far the probabilities of the named classes can be taken at their word. */
export interface Calibration {
  readonly source: string;
  /** Decisions on prints of enrolled fingers. */
  readonly n: number;
  readonly confidence: number;
  readonly accuracy: number;
  /** Expected calibration error and Brier score of the named class, with 95 % intervals over fingers; see `calibrationOf`. */
  readonly error: { readonly value: number; readonly interval: Interval };
  readonly brier: { readonly value: number; readonly interval: Interval };
  /** Means of each bin that has decisions. */
  readonly bins: readonly { readonly confidence: number; readonly accuracy: number; readonly n: number }[];
}

/** Bins of equal width. */
const BINS = 10;

/**
 * Probabilities beside how often they are right. The intervals are bootstrapped over fingers; where every decision is right, no replicate
 * has a wrong one, so that they reach to the rule of three over the fingers: so many could still be named wrong with full confidence.
 *
 * @param source what the probabilities are of, for tables
 * @param stream each bootstrap draws from a substream of it
 */
export function calibrationOf(source: string, named: readonly Named[], stream: Stream): Calibration {
  const fingers = [...grouped(named, ({ finger }) => finger).values()];
  const least = named.every(({ right }) => right) ? ruleOfThree(fingers.length).high : 0;
  const over = (name: string, of: (some: readonly Named[]) => number) => {
    const { low, high } = bootstrapByFinger(fingers, of, stream.substream(name));
    return { value: of(named), interval: { low, high: Math.max(high, least) } };
  };
  return {
    source,
    n: named.length,
    confidence: mean(named.map(({ confidence }) => confidence)),
    accuracy: mean(named.map(({ right }) => Number(right))),
    error: over("error", calibrationError),
    brier: over("brier", brierScore),
    bins: binsOf(named),
  };
}

/** Decisions in ten bins of the probability, each up to its upper edge, the last with 1; bins without any are left out. */
export function binsOf(named: readonly Rated[]): Calibration["bins"] {
  const bins = Array.from({ length: BINS }, (_, bin) =>
    named.filter(({ confidence }) => Math.min(BINS - 1, Math.floor(BINS * confidence)) === bin),
  );
  return bins
    .filter((some) => some.length > 0)
    .map((some) => ({
      confidence: mean(some.map(({ confidence }) => confidence)),
      accuracy: mean(some.map(({ right }) => Number(right))),
      n: some.length,
    }));
}

/** The expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015): the bins' |accuracy − confidence|, weighted by their decisions. */
export function calibrationError(named: readonly Rated[]): number {
  return binsOf(named).reduce((sum, bin) => sum + (bin.n / named.length) * Math.abs(bin.accuracy - bin.confidence), 0);
}

/** The Brier score of the named class: the mean square of its probability less 1 where it is right, less 0 where it is wrong. */
export function brierScore(named: readonly Rated[]): number {
  return mean(named.map(({ confidence, right }) => (confidence - Number(right)) ** 2));
}
