import { classScores, confusion, macroScores } from "../../../src/metrics/confusion.js";
import { rateByFinger } from "../../../src/metrics/rateByFinger.js";
import { wilson } from "../../../src/metrics/wilson.js";
import type { SplitBy } from "../../../src/network/train/trainBySplit.js";
import { createStream } from "../../../src/random/createStream.js";

/** What the predictions are about. */
export interface Inputs {
  readonly items: readonly { readonly finger: string }[];
  readonly classes: readonly string[];
}

/** A classifier tested on some of them, as far as its scores go. */
export interface TestedRun {
  readonly splitBy: SplitBy;
  readonly test: readonly number[];
  /** BatchNorm with re-estimated statistics. */
  readonly predictedReestimated: Int32Array;
}

/** What the intervals of `scoresOf` are, for captions. */
export const SCORE_INTERVALS =
  "Accuracy: Wilson interval, prints taken as independent. Macro scores: over the classes tested, bootstrap over fingers; where all prints are named right, the rule of three over the fingers.";

/** The class of an item, as a number. */
export function labelOf({ items, classes }: Inputs, index: number): number {
  return classes.indexOf(items[index].finger);
}

/** The test side's confusion matrix, BatchNorm with re-estimated statistics. */
export function confusionOf(run: TestedRun, inputs: Inputs) {
  return confusion(
    run.test.map((i) => labelOf(inputs, i)),
    run.predictedReestimated,
    inputs.classes.length,
  );
}

/** Accuracy with Wilson's interval, and macro scores with theirs over fingers, under re-estimated statistics. */
export function testScores(run: TestedRun, inputs: Inputs) {
  const actual = run.test.map((index) => labelOf(inputs, index));
  return scoresOf(actual, run.predictedReestimated, inputs.classes.length, `vgg16-training/${run.splitBy}`);
}

/**
 * Accuracy with Wilson's interval, and macro scores over fingers.
 * @param stream name of the stream that the bootstrap draws from
 */
export function scoresOf(actual: readonly number[], predicted: ArrayLike<number>, classes: number, stream: string) {
  const { counts } = confusion(actual, predicted, classes);
  const right = counts.reduce((sum, row, c) => sum + row[c], 0);
  const tested = counts.flatMap((row, c) => (row.some((count) => count > 0) ? [c] : []));
  const all = macroScores(classScores({ classes, counts }));
  const score = (key: "precision" | "recall" | "f1") => {
    // A finger drawn twice counts twice, and one that was not drawn is no class of the replicate, even where others are named as it.
    const ofReplicate = (drawn: readonly number[]): number => {
      const times = new Array<number>(classes).fill(0);
      for (const c of drawn) times[c]++;
      const scores = classScores({ classes, counts: counts.map((row, c) => row.map((count) => count * times[c])) });
      return drawn.reduce((sum, c) => sum + (scores[c][key] || 0), 0) / drawn.length;
    };
    const fingers = tested.map((c) => [c]);
    return { value: all[key], interval: rateByFinger(fingers, ofReplicate, createStream(1, `${stream}/${key}`)) };
  };
  const macro = { precision: score("precision"), recall: score("recall"), f1: score("f1") };
  const n = actual.length;
  return { accuracy: right / n, interval: wilson(right, n), n, macro };
}

/** The 95 % interval of a run's accuracy over fingers. */
export function accuracyByFinger(run: TestedRun, inputs: Inputs, predicted: Int32Array) {
  const actual = run.test.map((index) => labelOf(inputs, index));
  return accuracyOverFingers(actual, predicted);
}

/** The 95 % interval of an accuracy over the fingers, which are the classes. */
export function accuracyOverFingers(actual: readonly number[], predicted: ArrayLike<number>) {
  const groups = [...new Set(actual)].map((finger) =>
    actual.flatMap((label, i) => (label === finger ? [label === predicted[i] ? 1 : 0] : [])),
  );
  const mean = (items: readonly number[]): number => items.reduce((sum, v) => sum + v, 0) / items.length;
  return rateByFinger(groups, mean, createStream(1, "accuracy over fingers"));
}
