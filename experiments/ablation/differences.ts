import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import { holm } from "../../src/metrics/holm.js";
import type { Interval } from "../../src/metrics/interval.js";
import { mean } from "../../src/metrics/mean.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { signFlipTest } from "../../src/metrics/signFlipTest.js";
import { wilson } from "../../src/metrics/wilson.js";
import { grouped } from "../../src/prints/grouped.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import { ALL_LEFT_OUT, type LeftOut } from "./leftOut.js";
import type { TestedPrint, TestedPrints } from "./testedPrints.js";

/** Measures of a test: higher accuracies are better, lower losses. */
export const MEASURES = ["accuracy", "loss"] as const;
export type Measure = (typeof MEASURES)[number];

/** A test measured; intervals are of 95 %. */
export interface Measured {
  readonly training: number;
  readonly steps: number;
  /** Test prints, those of them that are named rightly, and their fingers. */
  readonly n: number;
  readonly right: number;
  readonly fingers: number;
  /** Wilson's of the accuracy, prints taken as independent. */
  readonly wilson: Interval;
  /** The means over the prints, with intervals over fingers. */
  readonly means: Readonly<Record<Measure, { readonly mean: number; readonly interval: Interval }>>;
}

/** What leaving something out changes, print by print. */
export interface Difference {
  /** The mean without it less that of the full pipeline. */
  readonly mean: number;
  /** Of 95 %, over fingers. */
  readonly interval: Interval;
  /** Of the sign-flip test over fingers. */
  readonly p: number;
  /** By Holm's correction for all differences of the experiment. */
  readonly corrected: number;
  readonly verdict: Verdict;
}

export type Verdict = "worse without" | "better without" | "no difference shown";

/** The pipeline without something, beside the full one. */
export interface Variant extends Measured {
  readonly left: LeftOut;
  readonly differences: Readonly<Record<Measure, Difference>>;
}

/** The full pipeline and its variants. */
export interface Ablation {
  readonly full: Measured;
  readonly variants: readonly Variant[];
}

/** Corrected probability below which a difference is shown. */
export const LEVEL = 0.05;

/** How the pipeline without something differs from the full one, on the same test prints. */
export const differences = stage(
  import.meta.url,
  { stream: "ablation/differences" },
  ({
    inputs: { full, ...tests },
    work: { stream },
  }: Received<unknown, { full: TestedPrints } & Readonly<Partial<Record<LeftOut, TestedPrints>>>>): Ablation => {
    const tested = ALL_LEFT_OUT.flatMap((left) => {
      const test = tests[left];
      if (!test) return [];
      const own = stream.substream(left);
      const found = MEASURES.map((name) => {
        return pairedDifference(pairedByFinger(test.prints, full.prints, name), name, own.substream(`difference in ${name}`));
      });
      return [{ left, ...measure(test, own), found }];
    });
    const corrected = holm(tested.flatMap(({ found }) => found.map(({ p }) => p)));
    return {
      full: measure(full, stream.substream("full")),
      variants: tested.map(({ found, ...variant }, v) => {
        const [accuracy, loss] = MEASURES.map((name, m) => judged(found[m], corrected[v * MEASURES.length + m], name));
        return { ...variant, differences: { accuracy, loss } };
      }),
    };
  },
);

/** The measures of a test. */
export function measure({ prints, training, steps }: TestedPrints, stream: Stream): Measured {
  const byFinger = (name: Measure): number[][] =>
    [...grouped(prints, ({ finger }) => finger).values()].map((own) => own.map((print) => measureOf(print, name)));
  const [hits, losses] = [byFinger("accuracy"), byFinger("loss")];
  const n = prints.length;
  const right = prints.filter((print) => print.right).length;
  return {
    training,
    steps,
    n,
    right,
    fingers: hits.length,
    wilson: wilson(right, n),
    means: {
      accuracy: { mean: right / n, interval: rateByFinger(hits, mean, stream.substream("accuracy")) },
      loss: { mean: mean(losses.flat()), interval: bootstrapByFinger(losses, mean, stream.substream("loss")) },
    },
  };
}

/**
 * A measure of each print without something less that of the same print in the full pipeline, by finger.
 *
 * @throws RangeError where the two are not of the same prints in the same order
 */
export function pairedByFinger(without: readonly TestedPrint[], full: readonly TestedPrint[], name: Measure): number[][] {
  const isSame = (a: TestedPrint, b: TestedPrint | undefined): boolean => a.finger === b?.finger && a.impression === b.impression;
  if (without.length !== full.length || !without.every((print, i) => isSame(print, full[i]))) {
    throw new RangeError("both tests must be of the same prints in the same order; got others");
  }
  const pairs = without.map((print, i) => ({ finger: print.finger, value: measureOf(print, name) - measureOf(full[i], name) }));
  return [...grouped(pairs, ({ finger }) => finger).values()].map((own) => own.map(({ value }) => value));
}

/**
 * The mean difference, its interval over fingers and the probability of one as large by chance. Where no print is named otherwise, every
 * replicate's difference is 0; then the rule of three says how many fingers may differ, either way.
 *
 * @param byFinger differences of a finger's prints
 */
export function pairedDifference(
  byFinger: readonly (readonly number[])[],
  name: Measure,
  stream: Stream,
): Pick<Difference, "mean" | "interval" | "p"> {
  const same = name === "accuracy" && byFinger.flat().every((value) => value === 0);
  const most = ruleOfThree(byFinger.length).high;
  return {
    mean: mean(byFinger.flat()),
    interval: same ? { low: -most, high: most } : bootstrapByFinger(byFinger, mean, stream.substream("bootstrap")),
    p: signFlipTest(
      byFinger.map((own) => own.reduce((sum, value) => sum + value, 0)),
      stream.substream("sign flips"),
    ),
  };
}

function judged(found: Pick<Difference, "mean" | "interval" | "p">, corrected: number, name: Measure): Difference {
  return { ...found, corrected, verdict: verdictOf({ mean: found.mean, corrected }, name) };
}

/** What a difference says: it is shown where its corrected probability is below `LEVEL`. */
export function verdictOf({ mean, corrected }: Pick<Difference, "mean" | "corrected">, name: Measure): Verdict {
  if (corrected >= LEVEL) return "no difference shown";
  return mean > 0 === (name === "accuracy") ? "better without" : "worse without";
}

function measureOf({ right, loss }: TestedPrint, name: Measure): number {
  return name === "accuracy" ? Number(right) : loss;
}
