import { mcnemar } from "../../src/metrics/mcnemar.js";
import { publishedNumber } from "../../src/papers.js";
import { stage } from "../define.js";
import { LEVEL } from "./families.js";

/**
 * How many test prints Table 10 may rest on, which it does not say: a fifth of the 212 prints without copies, another size that one error of
 * the ANN fits, and a fifth of the 1484 with copies.
 */
const READINGS = [43, 57, 297];

/** What two published accuracies can mean at a number of test prints. */
export interface Support {
  readonly n: number;
  /** Numbers of errors that are printed as the accuracies. */
  readonly ann: readonly number[];
  readonly svm: readonly number[];
  /** Corrected probabilities where the ANN errs only where the SVM does, and where it errs nowhere else. */
  readonly best: number;
  readonly least: number;
  readonly verdict: SupportVerdict;
}

export type SupportVerdict = "supported" | "not supported, however the errors overlap" | "depends on how the errors overlap";

/** What the published accuracies of ANN and SVM (the random forest's are the same) support at each reading of n. */
export const support = stage(import.meta.url, { name: "published support" }, (): Support[] => {
  const accuracy = (classifier: string): number => publishedNumber("A", "table-10", "rows", classifier, "accuracy");
  return READINGS.map((n) => supportAt(n, accuracy("ANN"), accuracy("SVM")));
});

/**
 * What two accuracies, in whole per cents, support at n prints.
 *
 * @param ann the higher one
 */
export function supportAt(n: number, ann: number, svm: number): Support {
  const errors = { ann: errorsFor(ann, n), svm: errorsFor(svm, n) };
  // Most in favour: the ANN errs only where the SVM does. Least: nowhere where it does.
  const best = corrected(mcnemar(errors.svm.at(-1)! - errors.ann[0], 0));
  const least = corrected(mcnemar(errors.svm[0], errors.ann.at(-1)!));
  return { n, ...errors, best, least, verdict: supported(best, least) };
}

/**
 * Whether an order is supported at `LEVEL`.
 *
 * @param best corrected probability where the errors overlap most in favour of it
 * @param least the same where they overlap least
 */
export function supported(best: number, least: number): SupportVerdict {
  if (least < LEVEL) return "supported";
  return best >= LEVEL ? "not supported, however the errors overlap" : "depends on how the errors overlap";
}

/** Numbers of errors among n prints that are printed as this accuracy, in whole per cents. */
export function errorsFor(accuracy: number, n: number): number[] {
  return Array.from({ length: n + 1 }, (_, errors) => errors).filter(
    (errors) => Math.round((100 * (n - errors)) / n) === accuracy,
  );
}

/** Holm's for the least p of the three pairs of families, as in our own comparison. */
function corrected(p: number): number {
  return Math.min(1, 3 * p);
}
