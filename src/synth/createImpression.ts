import type { Mask } from "../filters/types.js";
import { createImage, type GrayImage } from "../prints/grayImage.js";
import { createStream } from "../random/createStream.js";
import type { Stream } from "../random/stream.js";
import { contactDepth } from "./contactDepth.js";
import type { Finger } from "./createFinger.js";
import { drawGeometry } from "./drawGeometry.js";
import type { FingerClass } from "./fingerClass.js";
import { type ImpressionGeometry, mapPoint } from "./impressionGeometry.js";
import { keptInk } from "./keptInk.js";
import { printRidges, type SkinState } from "./printRidges.js";
import { type ImpressionKnobs, type Quality, qualityKnobs } from "./quality.js";
import { renderSensor } from "./renderSensor.js";
import { sampleMaster } from "./sampleMaster.js";
import type { SingularPoint } from "./singularPoints.js";

/** Size and quality of an impression. */
export interface ImpressionOptions extends Partial<ImpressionKnobs> {
  /** Width in pixels. Default 388. */
  width?: number;
  /** Height in pixels. Default 374. */
  height?: number;
  /** Preset of the knobs. Default "medium". */
  quality?: Quality;
}

/** What is known of an impression. */
export interface ImpressionTruth {
  readonly class: FingerClass;
  /** Cores and deltas in the impression's pixels; some may lie outside the contact region or the picture. */
  readonly singularPoints: readonly SingularPoint[];
  /** The finger's ridges without any defect where they lie in the impression: 0 on a ridge's middle, 255 on a valley's. */
  readonly ridges: GrayImage;
  /** The contact region. */
  readonly mask: Mask;
  /** The map from the master; see `mapPoint` and `unmapPoint`. */
  readonly geometry: ImpressionGeometry;
  /** Moisture and pressure drawn. */
  readonly skin: SkinState;
}

/** An impression with its truth. */
export interface Impression {
  /** Whole grey levels 0–255, ridges dark. */
  readonly image: GrayImage;
  readonly truth: ImpressionTruth;
}

/**
 * Lays a finger on the sensor: impression number `impression` of a master, after SFinGe's steps (Cappelli, "Synthetic fingerprint
 * generation", Handbook of Fingerprint Recognition). It depends on the finger, the number and the options alone.
 *
 * @param impression the impression's number, a whole number from 0
 * @throws RangeError if the number, the size, the quality or a knob is out of range.
 *
 * @example
 * import { createFinger, createImpression } from "ridgelab/synth";
 * const { image, truth } = createImpression(createFinger(1, 0, { class: "arch" }), 0, { quality: "easy" });
 * [image.width, image.height, image.dpi]; // [388, 374, 500]
 * truth.class; // "arch"
 */
export function createImpression(finger: Finger, impression: number, options: ImpressionOptions = {}): Impression {
  if (!Number.isInteger(impression) || impression < 0) {
    throw new RangeError(`createImpression: impression is ${impression}, needs a whole number of at least 0`);
  }
  const { width = 388, height = 374, quality = "medium", ...overrides } = options;
  const knobs = qualityKnobs(quality, overrides);
  const image = createImage(width, height, { dpi: finger.dpi });
  const stream = createStream(finger.seed, "synth").substream("impression").substream(finger.number).substream(impression);

  const skin = drawSkin(stream.substream("skin"), knobs, finger);
  const { contact, geometry } = drawGeometry(stream.substream("geometry"), knobs, skin.pressure, finger, image);
  const sampled = sampleMaster(finger, geometry, width, height);
  const depth = contactDepth(stream.substream("contact"), contact, finger, sampled, width, height);
  const inked = printRidges(stream.substream("print"), knobs, skin, sampled.ridges, depth, width, height);
  const kept = keptInk(stream.substream("marks"), knobs, skin, finger, geometry, width, height);
  for (let i = 0; i < kept.length; i++) inked.ink[i] *= kept[i];
  renderSensor(stream.substream("sensor"), knobs, skin, inked, depth, image);

  const ridges = createImage(width, height, { dpi: finger.dpi });
  for (let i = 0; i < ridges.data.length; i++) ridges.data[i] = 127.5 * (1 - sampled.ridges[i]);
  const singularPoints = finger.singularPoints.map(({ kind, x, y }) => {
    const [u, v] = mapPoint(geometry, x, y);
    return { kind, x: u, y: v };
  });
  const mask = { width, height, data: new Uint8Array(depth.length) };
  for (let i = 0; i < depth.length; i++) mask.data[i] = depth[i] > 0 ? 1 : 0;
  return { image, truth: { class: finger.class, singularPoints, ridges, mask, geometry, skin } };
}

function drawSkin(stream: Stream, knobs: ImpressionKnobs, finger: Finger): SkinState {
  const normal = () => Math.max(-2.2, Math.min(2.2, stream.normal()));
  return { moisture: knobs.moisture * (0.55 * finger.marks.moisture + 0.85 * normal()), pressure: knobs.pressure * normal() };
}
