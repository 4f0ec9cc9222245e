import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import type { Interval } from "../../src/metrics/interval.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { wilson } from "../../src/metrics/wilson.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { grouped } from "../../src/prints/grouped.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";

/** How many of the test prints one network names rightly; intervals are of 95 %. */
export interface NamedRight {
  readonly right: number;
  readonly accuracy: number;
  /** Wilson's, prints taken as independent. */
  readonly interval: Interval;
  /** By bootstrap over fingers. */
  readonly byFinger: Interval;
}

/** Two networks on the same test prints: with copies of them in training, and without. */
export interface Leak {
  /** Where BatchNorm's statistics are from. */
  readonly statistics: "moving" | "re-estimated";
  readonly leaky: NamedRight;
  readonly clean: NamedRight;
  /** Test prints, and the fingers that they are of. */
  readonly n: number;
  readonly fingers: number;
  /** The leaky accuracy less the clean one, print by print, and its interval over fingers. */
  readonly difference: number;
  readonly interval: Interval;
  /** Training pictures of each network, and how many of the leaky one's are copies of test impressions. */
  readonly training: number;
  readonly copies: number;
}

/** What copies of the test impressions in training are worth, under each of BatchNorm's statistics. */
export const leak = stage(
  import.meta.url,
  { stream: "vgg16-training/leak" },
  ({
    inputs: { inputs, leaky, clean },
    work: { stream },
  }: Received<unknown, { inputs: NetworkInputs; leaky: TrainedNetwork; clean: TrainedNetwork }>): Leak[] => {
    const labels = labelsOf(inputs);
    const groups = [...grouped([...clean.test.keys()], (i) => inputs.items[clean.test[i]].finger).values()];
    const trainedOn = new Set(clean.training);
    const copies = leaky.training.filter((item) => !trainedOn.has(item)).length;
    const rightOf = (predicted: ArrayLike<number>) => clean.test.map((item, i) => predicted[i] === labels[item]);
    const under = (statistics: Leak["statistics"], key: "predicted" | "predictedReestimated"): Leak => ({
      statistics,
      ...compareRight(rightOf(leaky[key]), rightOf(clean[key]), groups, stream.substream(statistics)),
      training: clean.training.length,
      copies,
    });
    return [under("moving", "predicted"), under("re-estimated", "predictedReestimated")];
  },
);

/**
 * Compares two networks print by print. Where they are right on the same prints, every replicate's difference is 0; then the rule of three
 * over the fingers says how many may differ, either way.
 *
 * @param leaky whether each test print is named rightly, and so `clean`
 * @param groups places of each finger's prints
 */
export function compareRight(
  leaky: readonly boolean[],
  clean: readonly boolean[],
  groups: readonly (readonly number[])[],
  stream: Stream,
): Omit<Leak, "statistics" | "training" | "copies"> {
  const n = clean.length;
  const gain = (i: number): number => Number(leaky[i]) - Number(clean[i]);
  const difference = (places: readonly number[]): number => places.reduce((sum, i) => sum + gain(i), 0) / places.length;
  const same = clean.every((right, i) => right === leaky[i]);
  const most = ruleOfThree(groups.length).high;
  const named = (right: readonly boolean[], name: string): NamedRight => {
    const share = (places: readonly number[]): number => places.filter((i) => right[i]).length / places.length;
    const count = right.filter(Boolean).length;
    const byFinger = rateByFinger(groups, share, stream.substream(name));
    return { right: count, accuracy: count / n, interval: wilson(count, n), byFinger };
  };
  return {
    leaky: named(leaky, "leaky"),
    clean: named(clean, "clean"),
    n,
    fingers: groups.length,
    difference: difference([...clean.keys()]),
    interval: same ? { low: -most, high: most } : bootstrapByFinger(groups, difference, stream.substream("difference")),
  };
}

/** What the difference says: the leak is shown where its whole interval lies above 0. */
export function leakShown({ low }: Interval): boolean {
  return low > 0;
}

/** The leak in a sentence. */
export function leakSentence({ leaky, clean, n, fingers, difference, interval }: Leak): string {
  const both = `${percent(leaky.accuracy)} with copies of the test impressions in training, ${percent(clean.accuracy)} without`;
  const range = `95 % over ${fingers} fingers: ${percent(interval.low)} to ${percent(interval.high)}`;
  const verdict = leakShown(interval)
    ? "the copies flatter the network by that much"
    : "no gain from the copies is shown at this size";
  return `The same ${n} test prints, ${both}; difference ${percent(difference)} (${range}): ${verdict}. Statistics re-estimated in both.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
