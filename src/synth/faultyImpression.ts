import type { Finger } from "./createFinger.js";
import { createImpression, type Impression, type ImpressionOptions } from "./createImpression.js";
import { FAULT_NAMES, FAULTS, type Fault } from "./faults.js";

/**
 * An impression with one plain fault, and its truth: impression number `impression` of a finger as `createImpression` draws it from the same
 * streams, but for what the fault changes. Options that are given win over the fault's knobs.
 *
 * @param impression the impression's number, a whole number from 0
 * @throws RangeError if the fault is unknown, and where `createImpression` does.
 *
 * @example
 * import { createFinger, faultyImpression } from "ridgelab/synth";
 * const { truth } = faultyImpression(createFinger(1, 0, { class: "arch" }), 0, "dry");
 * truth.skin.moisture < -0.5; // true
 */
export function faultyImpression(finger: Finger, impression: number, fault: Fault, options: ImpressionOptions = {}): Impression {
  if (!Object.hasOwn(FAULTS, fault)) {
    throw new RangeError(`faultyImpression: the fault must be one of ${FAULT_NAMES.join(", ")}; got "${fault}"`);
  }
  const { knobs, finger: withFault } = FAULTS[fault];
  return createImpression(withFault ? withFault(finger) : finger, impression, { ...knobs, ...options });
}
