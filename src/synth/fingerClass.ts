import type { Stream } from "../random/stream.js";

/** The five classes of Henry's system that SFinGe draws. */
export type FingerClass = "arch" | "tented arch" | "left loop" | "right loop" | "whorl";

/** The five classes, from arch to whorl. */
export const FINGER_CLASSES: readonly FingerClass[] = ["arch", "tented arch", "left loop", "right loop", "whorl"];

/**
 * Shares of the five classes among fingers (Wilson, Candela & Watson, "Neural network fingerprint classification", J. Artificial
 * Neural Networks 1(2), 1994); they sum to 1.
 */
export const NATURAL_PROPORTIONS: Readonly<Record<FingerClass, number>> = {
  arch: 0.037,
  "tented arch": 0.029,
  "left loop": 0.338,
  "right loop": 0.317,
  whorl: 0.279,
};

/**
 * Draws a class.
 *
 * @param proportions non-negative weights of the classes; they need not sum to 1.
 * @throws RangeError if a weight is negative or not finite, or all are zero.
 *
 * @example
 * import { createStream } from "ridgelab/random";
 * import { drawFingerClass } from "ridgelab/synth";
 * const only = { arch: 0, "tented arch": 0, "left loop": 0, "right loop": 0, whorl: 1 };
 * drawFingerClass(createStream(1, "docs/class"), only); // "whorl"
 */
export function drawFingerClass(
  stream: Stream,
  proportions: Readonly<Record<FingerClass, number>> = NATURAL_PROPORTIONS,
): FingerClass {
  let total = 0;
  for (const name of FINGER_CLASSES) {
    const weight = proportions[name];
    if (!(weight >= 0 && Number.isFinite(weight))) {
      throw new RangeError(`class proportion of "${name}" is ${weight}, needs a number of at least 0`);
    }
    total += weight;
  }
  if (total === 0) throw new RangeError("class proportions are all 0; at least one class needs a positive weight");
  let left = stream.uniform() * total;
  for (const name of FINGER_CLASSES) {
    left -= proportions[name];
    if (left < 0) return name;
  }
  return FINGER_CLASSES.findLast((name) => proportions[name] > 0) as FingerClass;
}
