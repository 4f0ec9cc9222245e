import { meanQuality } from "./meanQuality.js";
import type { Template } from "./template.js";

/** What a print must show to be enrolled; of one that does not, every comparison fails. */
export interface Enrolment {
  /** Least number of minutiae. */
  readonly minutiae: number;
  /** Least mean quality of its minutiae, 0–1. */
  readonly quality: number;
}

/**
 * The rule where nobody asks for another. Both were chosen on synthetic prints: with 6 minutiae that lie together more than half of the
 * genuine comparisons succeed at an FMR of 1/1000, with 5 fewer do; and no print of 480, half of them hard, has a mean quality below 0.15,
 * where noise has less than 0.05. Paper B's rule is a number alone, `LEAST_MINUTIAE`.
 */
export const ENROLMENT: Enrolment = { minutiae: 6, quality: 0.1 };

/**
 * Whether a print shows enough to be enrolled.
 *
 * @example
 * import { canEnrol, simulateMaster } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const finger = simulateMaster(14, createStream(1, "docs/master"));
 * canEnrol(finger); // true
 * canEnrol(finger, { minutiae: 16, quality: 0 }); // false
 */
export function canEnrol(template: Template, { minutiae, quality }: Enrolment = ENROLMENT): boolean {
  return template.minutiae.length >= minutiae && meanQuality(template) >= quality;
}
