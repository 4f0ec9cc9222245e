import type { Scores } from "../../../../experiments/shared/network/scoresOf.js";
import type { TestScores } from "../../../../experiments/shared/network/testScores.js";
import type { Trained } from "../../../../experiments/shared/network/trainingCurves.js";
import type { SplitBy, TrainedNetwork } from "../../../../src/network/train/trainBySplit.js";

/** A run whose values tell epoch and column: loss of epoch 3 is 3.1, accuracy 3.2, and so on. */
export function run(splitBy: SplitBy, epochs: number): Trained & Pick<TrainedNetwork, "sizes"> {
  const history = Array.from({ length: epochs }, (_, i) => {
    const [loss, accuracy, valLoss, valAccuracy, valLossReestimated, valAccuracyReestimated, learningRate] = [
      1, 2, 3, 4, 5, 6, 7,
    ].map((column) => Number(`${i + 1}.${column}`));
    return { epoch: i + 1, loss, accuracy, valLoss, valAccuracy, valLossReestimated, valAccuracyReestimated, learningRate };
  });
  return { splitBy, history, sizes: { training: 5, validation: 2, test: 1 } };
}

/** Scores of so many right of n, all intervals 0.05 about the share; macro scores a little below the accuracy, each its own. */
export function scores(right: number, n: number): Scores {
  const accuracy = right / n;
  const about = (value: number) => ({ low: value - 0.05, high: Math.min(0.999, value + 0.05) });
  const macro = (less: number) => ({ value: accuracy - less, interval: about(accuracy - less) });
  return {
    right,
    n,
    accuracy,
    interval: about(accuracy),
    byFinger: { low: accuracy - 0.1, high: 1 },
    macro: { precision: macro(0.01), recall: macro(0.02), f1: macro(0.03) },
  };
}

/** The scores of a test, each given as right and n. */
export function made(
  splitBy: SplitBy,
  given: { scores: [number, number]; moving?: [number, number]; training?: number; counts?: number[][] },
): TestScores {
  const counts = given.counts ?? [[0]];
  return {
    splitBy,
    training: given.training ?? 1,
    scores: scores(...given.scores),
    moving: scores(...(given.moving ?? given.scores)),
    confusion: { classes: counts.length, counts },
    byClass: [],
  };
}
