import { argmax } from "../network/train/head.js";
import { type Classifier, type Family, type Matrix, requireFeatures, requireTraining } from "./classifier.js";
import { growForest } from "./growForest.js";
import type { Tree } from "./growTree.js";
import { thresholds } from "./thresholds.js";

/** Size of a forest. */
export interface ForestOptions {
  /** Default: 100. */
  readonly trees?: number;
  /** Columns drawn at each split. Default: the root of their number, rounded down (as scikit-learn has it). */
  readonly perSplit?: number;
}

/**
 * Breiman's random forest (Machine Learning 45, 2001): trees on bootstrap samples that draw columns anew at every split; probabilities are
 * the means of the leaves' class shares. Of the project's own, because npm has no well-kept one that does this: ml-random-forest (`mlForest`)
 * draws columns once a tree and takes a thousand times as long, Google's ydf-training is at 0.0.1. Trees grow on as many threads as the lab may use,
 * the same whatever their number; at most 65,536 rows.
 *
 * @example
 * import { forest } from "ridgelab/classifiers";
 * import { createStream } from "ridgelab/random";
 * const features = { rows: 6, columns: 1, data: Float32Array.of(0, 0.1, 0.2, 0.8, 0.9, 1) };
 * const training = { features, labels: Int32Array.of(0, 0, 0, 1, 1, 1), classes: 2 };
 * const fitted = await forest({ trees: 50 }).fit(training, createStream(1, "docs/forest"));
 * fitted.predict({ rows: 2, columns: 1, data: Float32Array.of(0.05, 0.95) }); // [0, 1]
 * forest({ trees: 0 }); // throws a forest needs at least 1 tree; given 0
 */
export function forest({ trees = 100, perSplit }: ForestOptions = {}): Family {
  if (!(Number.isInteger(trees) && trees >= 1)) throw new RangeError(`a forest needs at least 1 tree; given ${trees}`);
  if (perSplit !== undefined && !(Number.isInteger(perSplit) && perSplit >= 1)) {
    throw new RangeError(`perSplit must be a whole number of at least 1; given ${perSplit}`);
  }
  return {
    async fit(training, stream) {
      requireTraining(training);
      const { features, labels, classes } = training;
      const drawn = Math.min(features.columns, perSplit ?? Math.max(1, Math.floor(Math.sqrt(features.columns))));
      const seeds = Array.from({ length: trees }, (_, t) => stream.substream(t).integer(2 ** 53));
      const grown = await growForest(features, { labels, classes, perSplit: drawn }, seeds);
      return fitted(
        grown.map((tree) => ({ ...tree, threshold: thresholds(tree, features) })),
        features.columns,
        classes,
      );
    },
  };
}

/** A tree, and the values up to which its nodes' rows go left. */
export interface AskingTree extends Tree {
  readonly threshold: Float64Array;
}

function fitted(trees: readonly AskingTree[], columns: number, classes: number): Classifier {
  function predictProbabilities(features: Matrix): Float64Array {
    requireFeatures(features, columns);
    const probabilities = new Float64Array(features.rows * classes);
    for (let row = 0; row < features.rows; row++) {
      const values = features.data.subarray(row * columns, (row + 1) * columns);
      for (const tree of trees) {
        const shares = leafOf(tree, values);
        for (let c = 0; c < classes; c++) probabilities[row * classes + c] += shares[c] / trees.length;
      }
    }
    return probabilities;
  }
  return { predictProbabilities, predict: (features) => argmax(predictProbabilities(features), classes) };
}

function leafOf(tree: AskingTree, values: Float32Array): Float64Array {
  let node = 0;
  while (tree.column[node] >= 0) {
    node = values[tree.column[node]] <= tree.threshold[node] ? tree.left[node] : tree.right[node];
  }
  return tree.shares[node];
}
