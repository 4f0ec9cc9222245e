import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import { classScores, confusion, macroScores } from "../../src/metrics/confusion.js";
import { wilson } from "../../src/metrics/wilson.js";
import { createStream } from "../../src/random/createStream.js";
import type { ProtocolResult } from "../tasks/trainProtocol.js";

/** What the predictions are about. */
export interface Inputs {
  readonly items: readonly { readonly finger: string }[];
  readonly classes: readonly string[];
}

/** The class of an item, as a number. */
export function labelOf({ items, classes }: Inputs, index: number): number {
  return classes.indexOf(items[index]!.finger);
}

/** The test side's confusion matrix, BatchNorm with re-estimated statistics. */
export function confusionOf(run: ProtocolResult, inputs: Inputs) {
  return confusion(
    run.test.map((i) => labelOf(inputs, i)),
    run.predictedReestimated,
    inputs.classes.length,
  );
}

/** Accuracy with Wilson's interval, and macro scores with a bootstrap over fingers, under re-estimated statistics. */
export function testScores(run: ProtocolResult, inputs: Inputs) {
  const pairs = run.test.map((index, i) => ({ actual: labelOf(inputs, index), predicted: run.predictedReestimated[i]! }));
  const right = pairs.filter((p) => p.actual === p.predicted).length;
  const groups = inputs.classes.map((_, c) => pairs.filter((p) => p.actual === c)).filter((g) => g.length > 0);
  const score = (key: "precision" | "recall" | "f1") => {
    const of = (items: readonly { actual: number; predicted: number }[]): number => {
      const matrix = confusion(
        items.map((p) => p.actual),
        items.map((p) => p.predicted),
        inputs.classes.length,
      );
      return macroScores(classScores(matrix))[key];
    };
    return {
      value: of(pairs),
      interval: bootstrapByFinger(groups, of, createStream(1, `vgg16-training/${run.protocol}/${key}`)),
    };
  };
  const macro = { precision: score("precision"), recall: score("recall"), f1: score("f1") };
  return { accuracy: right / pairs.length, interval: wilson(right, pairs.length), n: pairs.length, macro };
}

/** The 95 % interval of the accuracy, by bootstrap over fingers. */
export function accuracyByFinger(run: ProtocolResult, inputs: Inputs, predicted: Int32Array) {
  const hits = run.test.map((index, i) => ({
    label: labelOf(inputs, index),
    hit: labelOf(inputs, index) === predicted[i] ? 1 : 0,
  }));
  const groups = inputs.classes.map((_, c) => hits.filter((h) => h.label === c).map((h) => h.hit)).filter((g) => g.length > 0);
  const mean = (items: readonly number[]): number => items.reduce((sum, v) => sum + v, 0) / items.length;
  return bootstrapByFinger(groups, mean, createStream(1, `vgg16-training/${run.protocol}/accuracy`));
}
