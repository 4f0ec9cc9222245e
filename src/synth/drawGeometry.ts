import type { Stream } from "../random/stream.js";
import type { ImpressionGeometry } from "./impressionGeometry.js";
import type { ImpressionKnobs } from "./quality.js";
import type { SkinDistortion } from "./skinDistortion.js";

/** Most that the skin's displacement changes from one pixel to the next, in pixels. */
const STEEPEST = 0.8;

/** The part of the finger that touches the sensor: an ellipse in master pixels, before its border is roughened. */
export interface Contact {
  readonly centerX: number;
  readonly centerY: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

/** Draws how a finger is laid down: what touches, how it turns and shifts, and how its skin is pulled. */
export function drawGeometry(
  stream: Stream,
  knobs: ImpressionKnobs,
  pressure: number,
  master: { readonly width: number; readonly height: number },
  sensor: { readonly width: number; readonly height: number },
): { contact: Contact; geometry: ImpressionGeometry } {
  const normal = () => clamp(stream.normal(), 2.2);
  // People differ from time to time in how carefully they lay a finger down: now and then everything is further off.
  const care = Math.exp(0.55 * normal());
  const size = knobs.contact * (1 + 0.05 * normal()) * (1 + 0.08 * pressure);
  const contact = {
    centerX: master.width / 2 + 0.7 * knobs.placement * clamp(care * normal(), 3),
    centerY: 0.485 * master.height + knobs.placement * clamp(care * normal(), 3),
    radiusX: 126 * size * (1 + 0.03 * normal()),
    radiusY: 178 * size * (1 + 0.05 * normal()),
  };
  const geometry = {
    distortion: drawDistortion(stream, contact, knobs.distortion, care),
    rotation: (Math.PI / 180) * knobs.rotation * clamp(care * normal(), 3),
    pivotX: contact.centerX,
    pivotY: contact.centerY,
    originX: sensor.width / 2 + clamp(0.8 * care * knobs.translation * normal(), 0.4 * sensor.width),
    originY: sensor.height / 2 + clamp(1.2 * care * knobs.translation * normal(), 0.4 * sensor.height),
  };
  return { contact, geometry };
}

function drawDistortion(stream: Stream, contact: Contact, deviation: number, care: number): SkinDistortion {
  const normal = () => clamp(stream.normal(), 2.2);
  const radiusX = contact.radiusX * (0.35 + 0.15 * stream.uniform());
  const radiusY = contact.radiusY * (0.35 + 0.15 * stream.uniform());
  const band = 1.2 + 0.8 * stream.uniform();
  const direction = 2 * Math.PI * stream.uniform();
  const pull = deviation * clamp(care * Math.abs(normal()), 2.2);
  const turn = 0.006 * deviation * clamp(care * normal(), 2.2);
  // Skin does not fold: the displacement must change by less than a pixel a pixel, which also makes the map invertible.
  const reach = (1 + band) * Math.max(radiusX, radiusY);
  const width = band * Math.min(radiusX, radiusY);
  const steepness = ((Math.PI / 2) * (pull + Math.abs(turn) * reach)) / width + Math.abs(turn);
  const share = Math.min(1, STEEPEST / steepness);
  return {
    centerX: contact.centerX + 6 * normal(),
    centerY: contact.centerY + 8 * normal(),
    radiusX,
    radiusY,
    band,
    shiftX: share * pull * Math.cos(direction),
    shiftY: share * pull * Math.sin(direction),
    turn: share * turn,
  };
}

function clamp(value: number, bound: number): number {
  return Math.max(-bound, Math.min(bound, value));
}
