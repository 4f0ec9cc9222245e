import { type AnnOptions, fitAnn } from "../../src/classifiers/ann.js";
import type { Gram } from "../../src/classifiers/gramOf.js";
import { argmax } from "../../src/network/train/head.js";
import { createStream } from "../../src/random/createStream.js";
import { classThresholds } from "../shared/ann/classThresholds.js";
import { componentRows, type Sides } from "../shared/ann/fitAnnBySplit.js";

/** A decision on a test print by an ANN that knows only some of the fingers. */
export interface OpenDecision {
  readonly item: number;
  /** Whether the ANN was trained on the print's finger. */
  readonly enrolled: boolean;
  /** Whether it is named as the finger that it is of; never for one that is not enrolled. */
  readonly right: boolean;
  /** The probability of the class it is named. */
  readonly confidence: number;
  /** That class's threshold, chosen on the validation side. */
  readonly threshold: number;
}

/**
 * Trains the deep ANN on the enrolled fingers alone and lets it name every test print.
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
  const classesOf = (side: readonly number[]): Int32Array => Int32Array.from(side, (i) => enrolled.indexOf(labels[i]));
  const rows = componentRows(gram, own);
  const classes = enrolled.length;
  const training = { features: rows.training, labels: classesOf(own.training), classes };
  const fitted = fitAnn(training, options, createStream(...seed).substream(fold));
  const thresholds = classThresholds(fitted.predictProbabilities(rows.validation), classesOf(own.validation), classes);
  return decide(own.test, fitted.predictProbabilities(rows.test), classesOf(own.test), thresholds);
}

/**
 * What each print is named, and how surely.
 *
 * @param probabilities prints × classes
 * @param actual class of each print; −1 for a finger that is not enrolled
 */
export function decide(
  items: readonly number[],
  probabilities: ArrayLike<number>,
  actual: ArrayLike<number>,
  thresholds: readonly number[],
): OpenDecision[] {
  const classes = thresholds.length;
  const named = argmax(probabilities, classes);
  return items.map((item, print) => ({
    item,
    enrolled: actual[print] >= 0,
    right: named[print] === actual[print],
    confidence: probabilities[print * classes + named[print]],
    threshold: thresholds[named[print]],
  }));
}
