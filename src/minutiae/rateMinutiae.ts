import type { OrientationField } from "../filters/types.js";
import type { GrayImage } from "../prints/grayImage.js";
import type { Candidate } from "./findMinutiae.js";
import type { Minutia } from "./template.js";

/** What is known of the print around the minutiae, all of one size. */
export interface Surroundings {
  /** The print before its ridges were made clear. */
  readonly print: GrayImage;
  /** The same with clear ridges. */
  readonly enhanced: GrayImage;
  readonly orientation: OrientationField;
  /** How far each pixel lies inside the print, from `depthInside`; 0 outside. */
  readonly depth: Float32Array;
}

/** Radius of the disc that is looked at: nearly two ridge periods, pixels. */
const RADIUS = 16;
/** So deep inside the print its border disturbs no more, pixels. */
const SAFE_DEPTH = 20;
/** So far from the next minutia neither casts doubt on the other, pixels. */
const SAFE_DISTANCE = 15;

/**
 * Gives every minutia its quality, 0–1, the product of four: how well print and enhanced print correlate within the disc around it; how
 * coherent the ridges' direction is there; how deep it lies inside the print (1 from 20 pixels on); and how far the next minutia is (1 from
 * 15 pixels on).
 */
export function rateMinutiae(candidates: readonly Candidate[], surroundings: Surroundings): Minutia[] {
  return candidates.map((minutia) => {
    const { correlation, coherence } = lookAround(minutia, surroundings);
    let nearest = SAFE_DISTANCE;
    for (const other of candidates) {
      if (other !== minutia) nearest = Math.min(nearest, Math.hypot(other.x - minutia.x, other.y - minutia.y));
    }
    const inside = Math.min(surroundings.depth[minutia.y * surroundings.print.width + minutia.x] / SAFE_DEPTH, 1);
    return { ...minutia, quality: Math.max(correlation, 0) * coherence * inside * (nearest / SAFE_DISTANCE) };
  });
}

/** Correlation of the two prints and mean coherence within the disc around a minutia. */
function lookAround({ x, y }: Candidate, { print, enhanced, orientation, depth }: Surroundings) {
  const { width, height } = print;
  let n = 0;
  let a = 0;
  let b = 0;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  let coherence = 0;
  for (let v = Math.max(y - RADIUS, 0); v <= Math.min(y + RADIUS, height - 1); v++) {
    const reach = Math.floor(Math.sqrt(RADIUS ** 2 - (v - y) ** 2));
    for (let u = Math.max(x - reach, 0); u <= Math.min(x + reach, width - 1); u++) {
      const i = v * width + u;
      if (depth[i] === 0) continue;
      const p = print.data[i];
      const q = enhanced.data[i];
      n++;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
      coherence += orientation.coherence[i];
    }
  }
  const spread = (n * aa - a * a) * (n * bb - b * b);
  return { correlation: spread > 0 ? (n * ab - a * b) / Math.sqrt(spread) : 0, coherence: n > 0 ? coherence / n : 0 };
}
