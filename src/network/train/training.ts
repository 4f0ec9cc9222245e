import type { HalfRows } from "../features/halfRows.js";

/** Prints as the trunk leaves them, with their labels. */
export interface TailData {
  /** Height × width × 512 in a row. */
  readonly features: HalfRows;
  readonly labels: Int32Array;
}

/** Which of the prints are trained on and which watched. */
export interface TailSplit {
  readonly training: readonly number[];
  readonly validation: readonly number[];
}

export interface TrainOptions {
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
  readonly optimizer: "adam" | "sgd" | "rmsprop";
  /** Of sgd, in [0, 1). Default: 0, plain gradient descent. */
  readonly momentum?: number;
  /** Training prints, drawn from all, on which BatchNorm's statistics are estimated again after each epoch; 0 does not. */
  readonly reestimate: number;
  /** Epochs without a better validation loss after which training ends; 0 never. */
  readonly earlyStopping: number;
  /** Epochs at one learning rate, without a better validation loss, after which it is divided by ten; 0 never. */
  readonly reduceOnPlateau: number;
}

/** A line of Table 3, with validation under re-estimated statistics beside it. */
export interface EpochRecord {
  readonly epoch: number;
  /** Running means over the epoch's batches, as Keras prints them. */
  readonly loss: number;
  readonly accuracy: number;
  /** With BatchNorm's moving statistics. */
  readonly valLoss: number;
  readonly valAccuracy: number;
  /** With statistics of the training prints under the weights of this epoch's end. */
  readonly valLossReestimated: number | null;
  readonly valAccuracyReestimated: number | null;
  readonly learningRate: number;
}

/** What a killed training goes on from. */
export interface TrainState {
  readonly history: EpochRecord[];
  readonly weights: Float32Array[];
  readonly optimizer: { name: string; values: Float32Array }[];
  readonly learningRate: number;
}

/** Where a training keeps its state, and whom it tells. */
export interface TrainHooks {
  readonly resume?: TrainState;
  /** After each epoch but the last. */
  afterEpoch?(state: TrainState): void;
  progress?(done: number, total: number, note: string): void;
}
