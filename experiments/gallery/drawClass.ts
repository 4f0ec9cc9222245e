import { type GreyLevels, toGreyLevels } from "../../src/prints/greyLevels.js";
import { createFinger, masterImage } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";
import type { FingerClass } from "../../src/synth/fingerClass.js";
import { QUALITIES } from "../../src/synth/quality.js";
import type { SingularPoint } from "../../src/synth/singularPoints.js";

/** A master of one class and an impression of it at each quality. */
export interface DrawnClass {
  readonly fingerClass: FingerClass;
  readonly master: GreyLevels;
  readonly points: readonly SingularPoint[];
  /** In the order of `QUALITIES`. */
  readonly impressions: readonly GreyLevels[];
}

/** Makes a finger of a class and presses it on the sensor once at each quality. */
export function drawClass(seed: readonly [number, string], finger: number, fingerClass: FingerClass): DrawnClass {
  const master = createFinger(seed.join("/"), finger, { class: fingerClass });
  const impressions = QUALITIES.map((quality) => toGreyLevels(createImpression(master, 0, { quality }).image));
  return { fingerClass, master: toGreyLevels(masterImage(master)), points: master.singularPoints, impressions };
}
