import { mcnemar } from "../../src/metrics/mcnemar.js";
import { publishedNumber } from "../../src/papers.js";
import { stage } from "../define.js";
import { LEVEL } from "./families.js";

/**
 * How many test prints Table 10 may rest on, which it does not say: a fifth of the 212 prints without copies, another size that one error of
 * the ANN fits, and a fifth of the 1484 with copies.
 */
const READINGS = [43, 57, 297];

/** The numbers of test prints that the curve covers. */
const SIZES = { least: 40, most: 300 };

/** What two published accuracies can mean at a number of test prints. */
export interface Support {
  readonly n: number;
  /** Numbers of errors that are printed as the accuracies. */
  readonly ann: readonly number[];
  readonly svm: readonly number[];
  /** Probabilities where the ANN errs only where the SVM does, and where it errs nowhere where the SVM does. */
  readonly best: number;
  readonly least: number;
  readonly verdict: SupportVerdict;
}

export type SupportVerdict = "supported" | "not supported, however the errors overlap" | "depends on how the errors overlap";

/** Numbers of test prints of a curve at which a probability lies below the level; undefined where there is none. */
export interface Onset {
  readonly first: number | undefined;
  /** From here on to the end of the curve. */
  readonly forGood: number | undefined;
}

/** What the published accuracies support at the readings of n, and at every n of a range. */
export interface PublishedSupport {
  readonly readings: readonly Support[];
  /** Without the n at which no number of errors is printed as one of the accuracies. */
  readonly curve: readonly Support[];
  /** Where the order begins to be supported if the errors overlap most in favour of it, and if least. */
  readonly best: Onset;
  readonly least: Onset;
}

/**
 * What the published accuracies of ANN and SVM (the random forest's are the same) support. The claim is that the ANN exceeds both, which is shown
 * where each of the two tests shows it: no correction is due (intersection-union test; Berger, Technometrics 24, 1982).
 */
export const support = stage(import.meta.url, { name: "published support" }, (): PublishedSupport => {
  const [ann, svm] = ["ANN", "SVM"].map((row) => publishedNumber("A", "table-10", "rows", row, "accuracy"));
  const sizes = Array.from({ length: SIZES.most - SIZES.least + 1 }, (_, i) => SIZES.least + i);
  const curve = sizes
    .filter((n) => errorsFor(ann, n).length > 0 && errorsFor(svm, n).length > 0)
    .map((n) => supportAt(n, ann, svm));
  return {
    readings: READINGS.map((n) => supportAt(n, ann, svm)),
    curve,
    best: onset(curve.map(({ n, best }) => ({ n, p: best }))),
    least: onset(curve.map(({ n, least }) => ({ n, p: least }))),
  };
});

/** Where the probabilities of a curve begin to lie below the level. */
export function onset(curve: readonly { readonly n: number; readonly p: number }[]): Onset {
  const last = curve.findLastIndex(({ p }) => p >= LEVEL);
  return { first: curve.find(({ p }) => p < LEVEL)?.n, forGood: curve[last + 1]?.n };
}

/**
 * What two accuracies, in whole per cents, support at n prints.
 *
 * @param ann the higher one
 */
export function supportAt(n: number, ann: number, svm: number): Support {
  const errors = { ann: errorsFor(ann, n), svm: errorsFor(svm, n) };
  // Most in favour: the ANN errs only where the SVM does. Least: nowhere where it does.
  const best = mcnemar(errors.svm.at(-1)! - errors.ann[0], 0);
  const least = mcnemar(errors.svm[0], errors.ann.at(-1)!);
  return { n, ...errors, best, least, verdict: supported(best, least) };
}

/**
 * Whether an order is supported at `LEVEL`.
 *
 * @param best probability where the errors overlap most in favour of it
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
