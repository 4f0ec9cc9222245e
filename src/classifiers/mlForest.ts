import { RandomForestClassifier } from "ml-random-forest";
import { argmax } from "../network/train/head.js";
import { type Classifier, type Family, type Matrix, requireFeatures, requireTraining } from "./classifier.js";

/** Size of a forest of ml-random-forest. */
export interface MlForestOptions {
  /** Default: 25. */
  readonly trees?: number;
  /** Share of the columns that each tree sees, in (0, 1). Default: 0.8. */
  readonly share?: number;
}

/**
 * The random forest of the npm package ml-random-forest 2.1: bootstrap samples, columns drawn once a tree (not at every split, as Breiman
 * has it). It is slow: 24 s a tree on 1000 × 512. Probabilities are the trees' shares of votes.
 *
 * @example
 * import { mlForest } from "ridgelab/classifiers";
 * import { createStream } from "ridgelab/random";
 * const features = { rows: 6, columns: 1, data: Float32Array.of(0, 0.1, 0.2, 0.8, 0.9, 1) };
 * const training = { features, labels: Int32Array.of(0, 0, 0, 1, 1, 1), classes: 2 };
 * const fitted = await mlForest({ trees: 10, share: 1 }).fit(training, createStream(1, "docs/forest"));
 * fitted.predict({ rows: 2, columns: 1, data: Float32Array.of(0.05, 0.95) }); // [0, 1]
 */
export function mlForest({ trees = 25, share = 0.8 }: MlForestOptions = {}): Family {
  return {
    async fit(training, stream) {
      requireTraining(training);
      const { features, labels, classes } = training;
      const model = new RandomForestClassifier({
        nEstimators: trees,
        maxFeatures: Math.max(share, 1 / features.columns),
        replacement: false,
        useSampleBagging: true,
        noOOB: true,
        seed: stream.uint32() >>> 1,
      });
      model.train(rowsOf(features), [...labels]);
      return fitted(model, features.columns, classes);
    },
  };
}

function fitted(model: RandomForestClassifier, columns: number, classes: number): Classifier {
  function predictProbabilities(features: Matrix): Float64Array {
    requireFeatures(features, columns);
    const votes = model.predictionValues(rowsOf(features));
    const counts = new Float64Array(features.rows * classes);
    for (let row = 0; row < features.rows; row++) {
      for (const label of votes.getRow(row)) counts[row * classes + label]++;
    }
    return counts.map((count) => count / votes.columns);
  }
  return { predictProbabilities, predict: (features) => argmax(predictProbabilities(features), classes) };
}

function rowsOf({ rows, columns, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...data.subarray(row * columns, (row + 1) * columns)]);
}
