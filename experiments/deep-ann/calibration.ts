import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import type { Interval } from "../../src/metrics/interval.js";
import { mean } from "../../src/metrics/mean.js";
import { grouped } from "../../src/prints/grouped.js";
import { type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import type { OpenSet } from "./openSet.js";
import type { OpenDecision } from "./openSetFold.js";

type Named = Pick<OpenDecision, "confidence" | "right">;

/** How far the probabilities of the named classes can be taken at their word. */
export interface Calibration {
  readonly source: string;
  /** Decisions on prints of enrolled fingers. */
  readonly n: number;
  readonly confidence: number;
  readonly accuracy: number;
  /** Expected calibration error and Brier score of the named class, with 95 % intervals over fingers. */
  readonly error: { readonly value: number; readonly interval: Interval };
  readonly brier: { readonly value: number; readonly interval: Interval };
  /** Means of each bin that has decisions. */
  readonly bins: readonly { readonly confidence: number; readonly accuracy: number; readonly n: number }[];
}

/** Bins of equal width. */
const BINS = 10;

/** The deep ANN's probabilities beside how often it is right, on prints of the fingers that it was trained on. */
export const calibration = stage(
  import.meta.url,
  { stream: "deep-ann/calibration" },
  ({ inputs: { inputs, open }, work }: Received<unknown, { inputs: NetworkInputs; open: OpenSet[] }>): Calibration[] =>
    open.map(({ source, decisions }) => {
      const named = decisions.filter(({ enrolled }) => enrolled);
      const fingers = [...grouped(named, ({ item }) => inputs.items[item].finger).values()];
      const over = (name: string, of: (some: readonly Named[]) => number) => ({
        value: of(named),
        interval: bootstrapByFinger(fingers, of, work.stream.substream(source).substream(name)),
      });
      return {
        source,
        n: named.length,
        confidence: mean(named.map(({ confidence }) => confidence)),
        accuracy: mean(named.map(({ right }) => Number(right))),
        error: over("error", calibrationError),
        brier: over("brier", brierScore),
        bins: binsOf(named),
      };
    }),
);

/** Decisions in ten bins of the probability, each up to its upper edge, the last with 1; bins without any are left out. */
export function binsOf(named: readonly Named[]): Calibration["bins"] {
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
export function calibrationError(named: readonly Named[]): number {
  return binsOf(named).reduce((sum, bin) => sum + (bin.n / named.length) * Math.abs(bin.accuracy - bin.confidence), 0);
}

/** The Brier score of the named class: the mean square of its probability less 1 where it is right, less 0 where it is wrong. */
export function brierScore(named: readonly Named[]): number {
  return mean(named.map(({ confidence, right }) => (confidence - Number(right)) ** 2));
}
