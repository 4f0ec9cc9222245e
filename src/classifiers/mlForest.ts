import { RandomForestClassifier } from "ml-random-forest";
import { argmax } from "../network/train/head.js";
import { type Classifier, type Family, type Matrix, requireFeatures, requireTraining } from "./classifier.js";

export interface MlForestOptions {
  /** Default: 25. */
  readonly trees?: number;
  /** Share of the columns that each tree sees, in (0, 1). Default: 0.8. */
  readonly share?: number;
}

/**
 * The random forest of the npm package ml-random-forest 2.1: bootstrap samples, columns drawn once a tree (not at every split, as Breiman
 * has it). It is slow: 24 s a tree on 1000 × 512. Probabilities are the trees' shares of votes.
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
