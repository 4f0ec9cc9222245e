import { type Split, type SplitOptions, splitByImage, splitByImpression } from "../../prints/split.js";
import type { Stream } from "../../random/stream.js";
import { startBackend } from "../engine/startBackend.js";
import { TAIL_CHANNELS, tailSide } from "../tailInput.js";
import type { Pooling, TailOptions } from "../tailOptions.js";
import type { VggWeights } from "../weights/vggWeights.js";
import { applyHead, argmax, featureStatistics } from "./head.js";
import type { EpochRecord, TailData, TrainOptions, TrainState } from "./training.js";

/** By image, after augmentation, as is inferred of paper A; or so that no impression stands on two sides. */
export type SplitBy = "image" | "impression";

/** A network's input: a print or an augmented copy of it. */
export interface InputItem {
  readonly finger: string;
  readonly impression: string;
  /** 0 is the print itself. */
  readonly copy: number;
}

/** What a training leaves. */
export interface TrainedNetwork {
  readonly splitBy: SplitBy;
  readonly sizes: { readonly training: number; readonly validation: number; readonly test: number };
  readonly history: readonly EpochRecord[];
  /** The other sides, as indices of the items. */
  readonly training: readonly number[];
  readonly validation: readonly number[];
  /** The test side, as indices of the items, and its predictions with moving BatchNorm statistics and with those of the training side. */
  readonly test: readonly number[];
  readonly predicted: Int32Array;
  readonly predictedReestimated: Int32Array;
  /** Of every class for each test picture, with the statistics of the training side: test × classes. */
  readonly probabilities: Float32Array;
  /** All weights of the tail and the re-estimated statistics, to be used again. */
  readonly weights: readonly Float32Array[];
  readonly statistics: { readonly mean: Float32Array; readonly variance: Float32Array };
}

/** What a training is given beside its stream. */
export interface TrainingInput {
  readonly splitBy: SplitBy;
  readonly items: readonly InputItem[];
  /** Default: a fifth for the test, and a fifth of the rest for validation. */
  readonly shares?: SplitOptions;
  readonly data: TailData;
  readonly classes: number;
  readonly weights: VggWeights;
  readonly pooling: Pooling;
  readonly layers?: Omit<TailOptions, "side">;
  readonly options: TrainOptions;
}

/** Where a training keeps its state, and whom it tells. */
export interface TrainingHooks {
  readonly checkpoint: { load(): unknown; save(state: unknown): void };
  progress(done: number, total: number, note: string): void;
}

/** Splits, trains and tests under one split. */
export async function trainBySplit(input: TrainingInput, stream: Stream, hooks: TrainingHooks): Promise<TrainedNetwork> {
  return trainOnSplit(input, splitItems(input.items, input.splitBy, stream.substream("split"), input.shares), stream, hooks);
}

/**
 * Trains and tests under a given split. Two splits of as many training pictures, under one stream, begin with the same weights and go through
 * their pictures in the same order.
 */
export async function trainOnSplit(
  input: Omit<TrainingInput, "items" | "shares">,
  split: Split<number>,
  stream: Stream,
  hooks: TrainingHooks,
): Promise<TrainedNetwork> {
  const { splitBy, data, classes, weights, pooling, layers, options } = input;
  if (split.validation.length === 0 && options.earlyStopping + options.reduceOnPlateau > 0) {
    throw new RangeError("earlyStopping and reduceOnPlateau need a validation side: three impressions of a finger, or more");
  }
  // tfjs is loaded by what computes, not by whoever looks whether something has changed.
  await startBackend();
  const { createTail } = await import("../tail.js");
  const { headOf, pooledFeatures, trainTail, weightsOf } = await import("./trainTail.js");
  const tail = createTail(weights, classes, pooling, stream.substream("head"), {
    ...layers,
    side: tailSide(data.features.columns),
  });
  const history = await trainTail(tail, data, split, options, stream.substream("training"), {
    resume: hooks.checkpoint.load() as TrainState | undefined,
    afterEpoch: (state) => hooks.checkpoint.save(state),
    progress: hooks.progress,
  });
  const { head, moving } = headOf(tail.model);
  const again = featureStatistics(pooledFeatures(tail, data.features, split.training), TAIL_CHANNELS);
  const features = pooledFeatures(tail, data.features, split.test);
  const probabilities = applyHead(head, again, features);
  const result = {
    splitBy,
    sizes: { training: split.training.length, validation: split.validation.length, test: split.test.length },
    history,
    ...split,
    predicted: argmax(applyHead(head, moving, features), classes),
    predictedReestimated: argmax(probabilities, classes),
    probabilities: Float32Array.from(probabilities),
    weights: weightsOf(tail.model),
    statistics: { mean: Float32Array.from(again.mean), variance: Float32Array.from(again.variance) },
  };
  tail.model.dispose();
  return result;
}

/**
 * Indices of the items on each side. By impression only the prints themselves are tested on, since their copies would count one print
 * several times; by image every picture is, as is inferred of the paper.
 */
export function splitItems(
  items: readonly InputItem[],
  splitBy: SplitBy,
  stream: Stream,
  shares: SplitOptions = {},
): Split<number> {
  const indexed = items.map((item, index) => ({ ...item, index }));
  const { training, validation, test } = (splitBy === "image" ? splitByImage : splitByImpression)(indexed, stream, shares);
  const indices = (side: readonly { index: number }[]): number[] => side.map(({ index }) => index);
  const tested = splitBy === "image" ? test : test.filter(({ copy }) => copy === 0);
  return { training: indices(training), validation: indices(validation), test: indices(tested) };
}
