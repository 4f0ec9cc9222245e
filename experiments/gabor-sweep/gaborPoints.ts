import { bankMaximum } from "../../src/filters/bankMaximum.js";
import { certainty } from "../../src/filters/certainty.js";
import { frequencyImage } from "../../src/filters/frequency.js";
import { gabor } from "../../src/filters/gabor.js";
import { levelContrast } from "../../src/filters/levelContrast.js";
import { normalize } from "../../src/filters/normalize.js";
import { orientationField } from "../../src/filters/orientation.js";
import { perBlock } from "../../src/filters/perBlock.js";
import { segment } from "../../src/filters/segment.js";
import type { FrequencyImage, Mask, OrientationField } from "../../src/filters/types.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import type { PrintTruth } from "../../src/synth/readTruth.js";

/** One setting of the filter. */
export interface GaborPoint {
  readonly method: "contextual" | "bank";
  readonly sigmaX: number;
  readonly sigmaY: number;
  /** Directions the ridge direction is rounded to; 0 leaves it as it is. Of a bank: its directions. */
  readonly orientations: number;
  /** Side of blocks with one direction and frequency each, px; 0 filters every pixel by its own. */
  readonly block: number;
  /** Ridges a pixel, or the print's own local frequency. */
  readonly frequency: number | "local";
}

/** What one setting makes of one print. */
export interface GaborScore {
  /** Share of the pixels, where both the finger touched and the filter saw a print, that are ridge and valley as the truth has them. */
  readonly agreement?: number;
  /** Mean orientation certainty of the result, 0–1. */
  readonly certainty: number;
  /** Contrast of the original grey levels between what came out as valley and as ridge, 0–1 (Michelson, mean over blocks). */
  readonly contrast: number;
}

/** The score and the milliseconds that filtering took. Times are kept apart: they differ from run to run. */
export interface GaborTrial {
  readonly score: GaborScore;
  readonly milliseconds: number;
}

/** Filters one print at every point: paper A, equation 4 with the rotated coordinates of 5 and 6; paper B, equation 13. */
export function gaborPoints(image: GrayImage, truth: PrintTruth | undefined, points: readonly GaborPoint[]): GaborTrial[] {
  const normalized = normalize(image);
  const mask = segment(normalized);
  const orientation = orientationField(normalized, { mask });
  const frequency = frequencyImage(normalized, orientation, { mask });
  return points.map((point) => {
    const began = performance.now();
    const response = filterAt(point, normalized, orientation, frequency, mask);
    const milliseconds = performance.now() - began;
    return { score: score(image, response, mask, truth), milliseconds };
  });
}

/** The filter at one point. `contextual` filters each pixel, or block, by its own direction; `bank` takes the maximum over all. */
function filterAt(
  point: GaborPoint,
  image: GrayImage,
  orientation: OrientationField,
  frequency: FrequencyImage,
  mask: Mask,
): GrayImage {
  const { method, sigmaX, sigmaY, orientations, block } = point;
  if (method === "bank") {
    const bank = { orientations, sigmaX, sigmaY, ...(point.frequency !== "local" && { frequency: point.frequency }) };
    return bankMaximum(image, bank);
  }
  const fields = block ? perBlock(orientation, frequency, block) : { orientation, frequency };
  const angles = orientations ? roundedAngles(fields.orientation.angles, orientations) : fields.orientation.angles;
  const frequencies =
    point.frequency === "local"
      ? fields.frequency.frequencies
      : fields.frequency.frequencies.map(() => point.frequency as number);
  return gabor(image, { ...fields.orientation, angles }, { ...fields.frequency, frequencies }, { sigmaX, sigmaY, mask });
}

/** Directions rounded to the nearest of some evenly spaced ones, radians in [0, π). */
export function roundedAngles(angles: Float32Array, orientations: number): Float32Array {
  const step = Math.PI / orientations;
  return angles.map((angle) => (Math.round(angle / step) % orientations) * step);
}

function score(image: GrayImage, response: GrayImage, mask: Mask, truth?: PrintTruth): GaborScore {
  const picture = levelContrast(response, mask);
  return {
    ...(truth && { agreement: agreement(response, mask, truth) }),
    certainty: meanCertainty(picture, mask),
    contrast: meanContrast(image, response, mask),
  };
}

/** The share of pixels, of those in the mask and in the contact region, on which result and truth say the same. */
export function agreement(response: GrayImage, mask: Mask, { ridges, contact }: PrintTruth): number {
  let same = 0;
  let n = 0;
  for (let i = 0; i < response.data.length; i++) {
    if (mask.data[i] === 0 || contact.data[i] === 0) continue;
    n++;
    if (response.data[i] < 0 === ridges.data[i] < 127.5) same++;
  }
  return n === 0 ? Number.NaN : same / n;
}

function meanCertainty(picture: GrayImage, mask: Mask): number {
  const { columns, rows, size, values } = certainty(picture);
  let sum = 0;
  let n = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isInside(mask, column * size, row * size, size)) continue;
      sum += values[row * columns + column];
      n++;
    }
  }
  return n === 0 ? Number.NaN : sum / n;
}

/** Side of the blocks over which the contrast is taken, px. */
const BLOCK = 16;

/** Michelson contrast of the grey levels between what came out as valley and as ridge, mean over the blocks that have both; NaN if none. */
export function meanContrast(image: GrayImage, response: GrayImage, mask: Mask): number {
  let sum = 0;
  let n = 0;
  for (let top = 0; top + BLOCK <= image.height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= image.width; left += BLOCK) {
      if (!isInside(mask, left, top, BLOCK)) continue;
      let ridge = 0;
      let valley = 0;
      let ridges = 0;
      for (let y = top; y < top + BLOCK; y++) {
        for (let x = left; x < left + BLOCK; x++) {
          const i = y * image.width + x;
          if (response.data[i] < 0) {
            ridge += image.data[i];
            ridges++;
          } else valley += image.data[i];
        }
      }
      if (ridges === 0 || ridges === BLOCK * BLOCK) continue;
      const dark = ridge / ridges;
      const light = valley / (BLOCK * BLOCK - ridges);
      sum += light + dark > 0 ? (light - dark) / (light + dark) : 0;
      n++;
    }
  }
  return n === 0 ? Number.NaN : sum / n;
}

/** Whether a block lies wholly inside the picture and the print (by its four corners). */
function isInside(mask: Mask, left: number, top: number, size: number): boolean {
  const right = left + size - 1;
  const bottom = top + size - 1;
  if (right >= mask.width || bottom >= mask.height) return false;
  return [top, bottom].every((y) => [left, right].every((x) => mask.data[y * mask.width + x] === 1));
}
