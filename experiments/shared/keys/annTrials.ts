import { gramOf } from "../../../src/classifiers/gramOf.js";
import { type HalfRows, joinHalfRows } from "../../../src/network/features/halfRows.js";
import { argmax } from "../../../src/network/train/head.js";
import type { InputItem, SplitBy } from "../../../src/network/train/trainBySplit.js";
import { pick, type Received, stage } from "../../define.js";
import { classThresholds } from "../ann/classThresholds.js";
import type { AnnSettings } from "../ann/fields.js";
import { fitAnnOnSides, type Sides } from "../ann/fitAnnBySplit.js";
import type { NetworkInputs } from "../network/inputs.js";
import { labelsOf } from "../network/labelsOf.js";
import type { KeyTrial } from "./keyTrial.js";

/** Prints and what they are tried by. */
export interface TrialInputs {
  readonly inputs: Pick<NetworkInputs, "items" | "classes">;
  readonly sides: Sides;
  /** n × 100,352 in half precision. */
  readonly vectors: HalfRows;
  /** Prints of unknown fingers, and their vectors. */
  readonly unknownInputs: Pick<NetworkInputs, "items">;
  readonly unknown: HalfRows;
}

/**
 * Paper A's Algorithm 2: the deep ANN names the finger of every print of the test side and of every unknown finger, and the class's
 * threshold, chosen on the validation side, says whether there is a key. It is the ANN of `deep-ann` where the prints are the same.
 */
export const annTrials = stage(
  import.meta.url,
  {
    name: "keys by the deep ANN",
    config: pick("ann"),
    environment: ["trunk"],
    stream: ({ splitBy }) => `deep-ann/deep ANN by ${splitBy}`,
    cut: "whole",
  },
  ({ config: { ann }, inputs, work }: Received<AnnSettings, TrialInputs, { splitBy: SplitBy }>): KeyTrial[] => {
    const { size, ...options } = ann;
    const { items, classes } = inputs.inputs;
    const n = items.length;
    const vectors = joinHalfRows(inputs.vectors, inputs.unknown);
    const unknown = inputs.unknownInputs.items.map((_, i) => n + i);
    const { training, validation, test } = inputs.sides;
    const labels = Int32Array.of(...labelsOf(inputs.inputs), ...unknown.map(() => -1));
    const asked = {
      sides: { training, validation, test, unknown },
      labels,
      classes: classes.length,
      gram: gramOf(vectors),
      vectors,
      size,
      options,
    };
    const { fitted, rows } = fitAnnOnSides(asked, work.stream, work.progress);
    const actual = validation.map((i) => labels[i]);
    const thresholds = classThresholds(fitted.predictProbabilities(rows.validation), actual, classes.length);
    const tried = test.map((i) => items[i]);
    return [
      ...decideKeys(tried, true, fitted.predictProbabilities(rows.test), classes, thresholds),
      ...decideKeys(inputs.unknownInputs.items, false, fitted.predictProbabilities(rows.unknown), classes, thresholds),
    ];
  },
);

/**
 * The likeliest finger of each print, and whether its probability is above that finger's threshold.
 *
 * @param probabilities prints × classes
 */
export function decideKeys(
  prints: readonly InputItem[],
  enrolled: boolean,
  probabilities: ArrayLike<number>,
  classes: readonly string[],
  thresholds: readonly number[],
): KeyTrial[] {
  const named = argmax(probabilities, classes.length);
  return prints.map((print, i) => {
    const score = probabilities[i * classes.length + named[i]];
    const threshold = thresholds[named[i]];
    return { ...print, enrolled, predicted: classes[named[i]], score, threshold, accepted: score > threshold };
  });
}
