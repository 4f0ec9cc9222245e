import { type AnnOptions, fitAnn } from "../../src/classifiers/ann.js";
import type { Gram } from "../../src/classifiers/gramOf.js";
import { argmax } from "../../src/network/train/head.js";
import { createStream } from "../../src/random/createStream.js";
import { componentRows, type Sides } from "../shared/ann/fitAnnBySplit.js";

/** A decision on a test print by an ANN that knows only some of the fingers. */
export interface OpenDecision {
  readonly item: number;
  /** Whether the ANN was trained on the print's finger. */
  readonly enrolled: boolean;
  readonly right: boolean;
  /** The probability of the class it is named. */
  readonly confidence: number;
  /** That class's threshold, chosen on the validation side. */
  readonly threshold: number;
}

/**
 * Trains the deep ANN on the enrolled fingers alone and lets it name every test print. A class's threshold is halfway between the least
 * probability that it has for a validation print of its own and the greatest for one of another enrolled finger.
 *
 * @param labels of all items; `enrolled` names the labels that are trained on
 */
export function openSetFold(
  gram: Gram,
  sides: Sides,
  labels: Int32Array,
  enrolled: readonly number[],
  options: AnnOptions,
  seed: readonly [number, string],
  fold: string,
): OpenDecision[] {
  const known = (i: number): boolean => enrolled.includes(labels[i]);
  const own = { training: sides.training.filter(known), validation: sides.validation.filter(known), test: sides.test };
  const classOf = (i: number): number => enrolled.indexOf(labels[i]);
  const rows = componentRows(gram, own);
  const classes = enrolled.length;
  const training = { features: rows.training, labels: Int32Array.from(own.training, classOf), classes };
  const fitted = fitAnn(training, options, createStream(...seed).substream(fold));

  const watched = fitted.predictProbabilities(rows.validation);
  const thresholds = enrolled.map((_, c) => {
    const of = (genuine: boolean): number[] =>
      own.validation.flatMap((i, row) => ((classOf(i) === c) === genuine ? [watched[row * classes + c]] : []));
    return (Math.min(1, ...of(true)) + Math.max(0, ...of(false))) / 2;
  });
  const probabilities = fitted.predictProbabilities(rows.test);
  const named = argmax(probabilities, classes);
  return own.test.map((item, row) => ({
    item,
    enrolled: known(item),
    right: named[row] === classOf(item),
    confidence: probabilities[row * classes + named[row]],
    threshold: thresholds[named[row]],
  }));
}
