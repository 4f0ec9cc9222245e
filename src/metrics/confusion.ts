/** Counts of labels against predictions. */
export interface Confusion {
  /** Number of classes. */
  readonly classes: number;
  /** `counts[actual][predicted]`. */
  readonly counts: readonly (readonly number[])[];
}

/** Precision, recall and F1 of one class; NaN where a denominator is 0 (a class never predicted, or absent). */
export interface ClassScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Items of the class. */
  readonly support: number;
}

/**
 * The confusion matrix.
 *
 * @throws RangeError if the lists differ in length or a label is no whole number in [0, classes)
 *
 * @example
 * import { confusion } from "ridgelab/metrics";
 * confusion([0, 0, 1, 1], [0, 1, 1, 1], 2).counts; // [[1, 1], [0, 2]]
 * confusion([0, 2], [0, 1], 2); // throws confusion: label 2 at 1 is none of 0 to 1
 */
export function confusion(actual: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): Confusion {
  if (actual.length !== predicted.length) {
    throw new RangeError(`confusion: ${actual.length} labels and ${predicted.length} predictions; there must be as many`);
  }
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < actual.length; i++) {
    for (const label of [actual[i]!, predicted[i]!]) {
      if (!Number.isInteger(label) || label < 0 || label >= classes) {
        throw new RangeError(`confusion: label ${label} at ${i} is none of 0 to ${classes - 1}`);
      }
    }
    counts[actual[i]!]![predicted[i]!]!++;
  }
  return { classes, counts };
}

/**
 * Scores of each class, as scikit-learn's `classification_report` defines them.
 *
 * @example
 * import { classScores, confusion } from "ridgelab/metrics";
 * classScores(confusion([0, 0, 1, 1], [0, 1, 1, 1], 2))[1]; // { precision: 0.667, recall: 1, f1: 0.8, support: 2 }
 */
export function classScores({ classes, counts }: Confusion): ClassScores[] {
  return Array.from({ length: classes }, (_, c) => {
    const hit = counts[c]![c]!;
    const support = counts[c]!.reduce((sum, n) => sum + n, 0);
    const called = counts.reduce((sum, row) => sum + row[c]!, 0);
    return { precision: hit / called, recall: hit / support, f1: (2 * hit) / (support + called), support };
  });
}

/**
 * Macro averages over the classes that have items, as scikit-learn has them with `labels` set to those; an undefined precision counts as 0.
 * A class without items that is predicted costs the others' recall and F1, and is none of its own.
 *
 * @example
 * import { classScores, confusion, macroScores } from "ridgelab/metrics";
 * macroScores(classScores(confusion([0, 0, 1, 1], [0, 1, 1, 1], 2))); // { precision: 0.833, recall: 0.75, f1: 0.733 }
 */
export function macroScores(scores: readonly ClassScores[]): Omit<ClassScores, "support"> {
  const present = scores.filter(({ support }) => support > 0);
  const mean = (pick: (s: ClassScores) => number): number =>
    present.reduce((sum, s) => sum + (Number.isNaN(pick(s)) ? 0 : pick(s)), 0) / present.length;
  return { precision: mean((s) => s.precision), recall: mean((s) => s.recall), f1: mean((s) => s.f1) };
}
