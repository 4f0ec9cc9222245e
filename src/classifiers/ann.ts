import { argmax, lossAndAccuracy, type Statistics } from "../network/train/head.js";
import { isPlateau } from "../network/train/isPlateau.js";
import type { EpochRecord } from "../network/train/training.js";
import { shuffled } from "../random/shuffled.js";
import type { Stream } from "../random/stream.js";
import { HIDDEN } from "./annLayers.js";
import { type Activation, annProbabilities, createAnn, movingStatistics, statisticsOn } from "./annNetwork.js";
import { annStep } from "./annStep.js";
import {
  type Classifier,
  type Family,
  type Matrix,
  requireFeatures,
  requireTraining,
  type TrainingSet,
  takeRows,
} from "./classifier.js";

/** Layers and training of the deep ANN. */
export interface AnnOptions {
  /** Units of the hidden layers. Default: Table 6's 4096 and 256. */
  readonly hidden?: readonly number[];
  /** After each hidden Dense layer, before its BatchNorm; the published counts leave it open. Default: "relu". */
  readonly activation?: Activation;
  /** Share of each hidden layer's outputs that a step leaves out, in [0, 1); the counts leave it open. Default: 0. */
  readonly dropout?: number;
  /** Default: 10. */
  readonly epochs?: number;
  /** Rows a step. Default: 32. */
  readonly batch?: number;
  /** Of Adam. Default: 1e-4. */
  readonly learningRate?: number;
  /** Epochs at one learning rate, without a better validation loss, after which it is divided by ten; 0 never. Default: 0. */
  readonly reduceOnPlateau?: number;
}

/** What a fit is watched by. */
export interface AnnHooks {
  /** Rows that are predicted after each epoch, for the history and for `reduceOnPlateau`. */
  readonly validation?: { readonly features: Matrix; readonly labels: Int32Array };
  progress?(done: number, total: number, note: string): void;
}

/** A fitted ANN. It predicts with BatchNorm's statistics on the training rows, which settle at once where the moving ones lag. */
export interface FittedAnn extends Classifier {
  /** A line an epoch; validation is NaN without a validation side. */
  readonly history: readonly EpochRecord[];
  /** As `predictProbabilities`, with the moving statistics (momentum 0.99). */
  predictMoving(features: Matrix): Float64Array;
}

/**
 * Paper A's deep ANN (Table 6) for rows of any length.
 *
 * @example
 * import { ann } from "ridgelab/classifiers";
 * import { createStream } from "ridgelab/random";
 * const features = { rows: 6, columns: 1, data: Float32Array.of(0, 0.1, 0.2, 0.8, 0.9, 1) };
 * const training = { features, labels: Int32Array.of(0, 0, 0, 1, 1, 1), classes: 2 };
 * const fitted = await ann({ hidden: [8], dropout: 0, epochs: 40, learningRate: 0.01 }).fit(training, createStream(1, "docs/ann"));
 * fitted.predict({ rows: 2, columns: 1, data: Float32Array.of(0.05, 0.95) }); // [0, 1]
 */
export function ann(options: AnnOptions = {}): Family {
  return { fit: async (training, stream) => fitAnn(training, options, stream) };
}

/**
 * Trains the deep ANN: cross-entropy, Adam in place, rows shuffled anew each epoch. At 100,352 inputs the weights and Adam's two moments are
 * 4.9 GB; the gradient of the first layer never exists whole.
 *
 * @example
 * import { fitAnn } from "ridgelab/classifiers";
 * import { createStream } from "ridgelab/random";
 * const features = { rows: 6, columns: 1, data: Float32Array.of(0, 0.1, 0.2, 0.8, 0.9, 1) };
 * const training = { features, labels: Int32Array.of(0, 0, 0, 1, 1, 1), classes: 2 };
 * const fitted = await fitAnn(training, { hidden: [8], dropout: 0, epochs: 5 }, createStream(1, "docs/ann"));
 * fitted.history.length; // 5
 */
export function fitAnn(training: TrainingSet, options: AnnOptions, stream: Stream, hooks: AnnHooks = {}): FittedAnn {
  requireTraining(training);
  const { features, labels, classes } = training;
  const { hidden = HIDDEN, activation = "relu", dropout = 0, epochs = 10, batch = 32, reduceOnPlateau = 0 } = options;
  if (!(dropout >= 0 && dropout < 1)) throw new RangeError(`dropout must be at least 0 and below 1; given ${dropout}`);
  if (!(Number.isInteger(epochs) && epochs >= 1))
    throw new RangeError(`epochs must be a whole number of at least 1; given ${epochs}`);
  if (!(Number.isInteger(batch) && batch >= 1))
    throw new RangeError(`batch must be a whole number of at least 1; given ${batch}`);
  const { validation } = hooks;
  let { learningRate = 1e-4 } = options;
  if (!(learningRate > 0)) throw new RangeError(`learningRate must be positive; given ${learningRate}`);
  const network = createAnn(features.columns, classes, hidden, activation, stream.substream("weights"));
  const rows = Array.from({ length: features.rows }, (_, row) => row);
  const steps = Math.ceil(rows.length / batch);
  const history: EpochRecord[] = [];
  let statistics: Statistics[] = movingStatistics(network);

  for (let epoch = 1; epoch <= epochs; epoch++) {
    const drawn = stream.substream(`epoch ${epoch}`);
    const order = shuffled(rows, drawn);
    let loss = 0;
    let right = 0;
    for (let step = 0; step < steps; step++) {
      const some = order.slice(step * batch, (step + 1) * batch);
      const own = Int32Array.from(some, (row) => labels[row]);
      const adam = { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step: (epoch - 1) * steps + step + 1 };
      const made = annStep(network, takeRows(features, some), own, { dropout, adam }, drawn);
      loss += made.loss * some.length;
      right += made.accuracy * some.length;
      const note = `epoch ${epoch}, loss ${(loss / (step * batch + some.length)).toFixed(4)}`;
      hooks.progress?.((epoch - 1) * steps + step + 1, epochs * steps, note);
    }
    if (validation || epoch === epochs) statistics = statisticsOn(network, features);
    const scores = (given: readonly Statistics[]) =>
      validation
        ? lossAndAccuracy(annProbabilities(network, validation.features, given), validation.labels)
        : { loss: Number.NaN, accuracy: Number.NaN };
    const moving = scores(movingStatistics(network));
    const again = scores(statistics);
    history.push({
      epoch,
      loss: loss / rows.length,
      accuracy: right / rows.length,
      valLoss: moving.loss,
      valAccuracy: moving.accuracy,
      valLossReestimated: again.loss,
      valAccuracyReestimated: again.accuracy,
      learningRate,
    });
    if (isPlateau(history, reduceOnPlateau)) learningRate /= 10;
  }

  const probabilitiesWith = (given: readonly Statistics[], rows: Matrix): Float64Array => {
    requireFeatures(rows, features.columns);
    return annProbabilities(network, rows, given);
  };
  return {
    history,
    predict: (rows) => argmax(probabilitiesWith(statistics, rows), classes),
    predictProbabilities: (rows) => probabilitiesWith(statistics, rows),
    predictMoving: (rows) => probabilitiesWith(movingStatistics(network), rows),
  };
}
