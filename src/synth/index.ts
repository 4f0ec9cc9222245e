/**
 * Synthetic fingers after SFinGe, and impressions of them whose truth is known.
 *
 * @module
 */
export { createFinger, type Finger, type FingerOptions, masterImage } from "./createFinger.js";
export { createImpression, type Impression, type ImpressionOptions, type ImpressionTruth } from "./createImpression.js";
export { FAULT_NAMES, type Fault } from "./faults.js";
export { faultyImpression } from "./faultyImpression.js";
export { drawFingerClass, FINGER_CLASSES, type FingerClass, NATURAL_PROPORTIONS } from "./fingerClass.js";
export { type ImpressionGeometry, mapPoint, unmapPoint } from "./impressionGeometry.js";
export { type ImpressionKnobs, QUALITIES, type Quality, qualityKnobs } from "./quality.js";
export type { SingularPoint } from "./singularPoints.js";
