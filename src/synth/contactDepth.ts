import type { Stream } from "../random/stream.js";
import type { Contact } from "./drawGeometry.js";
import { outlineDepth } from "./outlineDepth.js";
import type { Sampled } from "./sampleMaster.js";
import { smoothNoise } from "./smoothNoise.js";

/**
 * How far every pixel lies inside the contact region, in pixels: negative outside, 0 on its border. The border is an ellipse in the
 * finger's frame (a superellipse of power 2.3) within the finger's outline, roughened at two scales.
 *
 * @returns width × height depths
 */
export function contactDepth(
  stream: Stream,
  contact: Contact,
  master: { readonly width: number; readonly height: number },
  sampled: Sampled,
  width: number,
  height: number,
): Float32Array {
  const coarse = smoothNoise(stream, width, height, 45);
  const fine = smoothNoise(stream, width, height, 6);
  const depth = new Float32Array(width * height);
  const scale = Math.min(contact.radiusX, contact.radiusY);
  for (let i = 0; i < depth.length; i++) {
    const u = Math.abs(sampled.x[i] - contact.centerX) / contact.radiusX;
    const v = Math.abs(sampled.y[i] - contact.centerY) / contact.radiusY;
    const radius = (u ** 2.3 + v ** 2.3) ** (1 / 2.3);
    const depthInContact = (1 - radius) * scale;
    const depthInFinger = outlineDepth(master.width, master.height, sampled.x[i], sampled.y[i]) - 12;
    depth[i] = Math.min(depthInContact, depthInFinger) + 5 * coarse[i] + 3.5 * fine[i];
  }
  return depth;
}
