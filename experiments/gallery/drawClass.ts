import { type GreyLevels, toGreyLevels } from "../../src/prints/greyLevels.js";
import { createStream } from "../../src/random/createStream.js";
import { createFinger, masterImage } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";
import { QUALITIES } from "../../src/synth/quality.js";
import type { SingularPoint } from "../../src/synth/singularPoints.js";
import { type KindName, kindOptions } from "./kinds.js";

/** A master of one kind and an impression of it at each quality. */
export interface DrawnClass {
  readonly kind: KindName;
  readonly master: GreyLevels;
  readonly points: readonly SingularPoint[];
  /** In the order of `QUALITIES`. */
  readonly impressions: readonly GreyLevels[];
}

/** Makes a finger of a kind and presses it on the sensor once at each quality. */
export function drawClass(seed: readonly [number, string], finger: number, kind: KindName): DrawnClass {
  const stream = createStream(...seed)
    .substream(finger)
    .substream(kind);
  const master = createFinger(seed.join("/"), finger, kindOptions(kind, stream));
  const impressions = QUALITIES.map((quality) => toGreyLevels(createImpression(master, 0, { quality }).image));
  return { kind, master: toGreyLevels(masterImage(master)), points: master.singularPoints, impressions };
}
