import { type GrayImage, withData } from "../prints/grayImage.js";
import { pad } from "./border.js";
import { gaborBank, gaborReach } from "./gaborBank.js";
import { assertSameSize, type FrequencyImage, type Mask, type OrientationField } from "./types.js";

/** The window of `gabor`, and where it filters. */
export interface GaborOptions {
  /** Standard deviation of the envelope across the ridges, pixels. Default 4. */
  sigmaX?: number;
  /** Standard deviation of the envelope along the ridges, pixels. Default 4. */
  sigmaY?: number;
  /** Pixels outside get 0. Default: all are filtered. */
  mask?: Mask;
}

/** Four neighbours share a kernel where their directions lie within this of the second's, radians (2°) … */
const SAME_ANGLE = Math.PI / 90;
/** … and their frequencies within this, ridges a pixel. */
const SAME_FREQUENCY = 1 / 256;

/**
 * The contextual Gabor filter: at every pixel the kernel of **its own** ridge direction and frequency. Paper A, equations 4–6; paper B,
 * equation 13 (see gaborKernel on the rotation). For paper A's filtering of W×W blocks give it fields made by `perBlock`.
 *
 * Kernels have zero mean and unit gain: the result swings about 0, negative on ridges, with the amplitude that the ridges have in
 * `image`. They are cut to a disc of radius 2.5·sigma and taken from a bank of 128 directions and frequencies in steps of 1/256 ridge a
 * pixel; the nearest is used, four neighbours of nearly one direction sharing it. That stays within 1.5 % (root mean square) of every
 * pixel's exact kernel. Beyond the edge the picture is mirrored.
 *
 * @example
 * import { gabor } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const ridges = createImage(90, 90);
 * ridges.data.forEach((_, i) => (ridges.data[i] = 128 + 100 * Math.cos((i % 90) * ((2 * Math.PI) / 9))));
 * const upright = { angles: new Float32Array(8100).fill(Math.PI / 2), coherence: new Float32Array(8100).fill(1) };
 * const frequency = { width: 90, height: 90, frequencies: new Float32Array(8100).fill(1 / 9) };
 * gabor(ridges, { width: 90, height: 90, ...upright }, frequency).data[4095]; // 99.9
 */
export function gabor(
  image: GrayImage,
  orientation: OrientationField,
  frequency: FrequencyImage,
  options: GaborOptions = {},
): GrayImage {
  const { sigmaX = 4, sigmaY = 4, mask } = options;
  assertSameSize("gabor", image, orientation, frequency, mask);
  const { width, height } = image;
  const { angles } = orientation;
  const { frequencies } = frequency;
  const inside = mask?.data ?? new Uint8Array(width * height).fill(1);
  const border = gaborReach(sigmaX, sigmaY) + 3; // groups of four weights reach so far
  const padded = pad(image, border, "reflect101");
  const bank = gaborBank(sigmaX, sigmaY, padded.data.length);
  const { memory, picture } = bank;
  memory.grow(picture + padded.data.length);
  memory.values.set(padded.data, picture);
  const rows = Array.from(bank.starts, (start, dy) => dy * padded.width + start);
  memory.layRows(rows, bank.fours);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = picture + (y + border) * padded.width + border;
    for (let x = 0, i = y * width; x < width; ) {
      if (inside[i] === 0) {
        x++;
        i++;
      } else if (x + 3 < width && inside[i + 1] && inside[i + 2] && inside[i + 3] && alike(angles, frequencies, i)) {
        memory.filter(from + x, bank.half(angles[i + 1], frequencies[i + 1]));
        const { values } = memory;
        out[i] = values[0];
        out[i + 1] = values[1];
        out[i + 2] = values[2];
        out[i + 3] = values[3];
        x += 4;
        i += 4;
      } else {
        const half = bank.half(angles[i], frequencies[i]);
        out[i] = filterOne(memory.values, from + x, half, rows, bank.fours);
        x++;
        i++;
      }
    }
  }
  return withData(image, out);
}

/** Whether pixels i to i + 3 may share the kernel of pixel i + 1. */
function alike(angles: Float32Array, frequencies: Float32Array, i: number): boolean {
  const angle = angles[i + 1];
  const frequency = frequencies[i + 1];
  return (
    Math.abs(angles[i] - angle) < SAME_ANGLE &&
    Math.abs(angles[i + 2] - angle) < SAME_ANGLE &&
    Math.abs(angles[i + 3] - angle) < SAME_ANGLE &&
    Math.abs(frequencies[i] - frequency) < SAME_FREQUENCY &&
    Math.abs(frequencies[i + 2] - frequency) < SAME_FREQUENCY &&
    Math.abs(frequencies[i + 3] - frequency) < SAME_FREQUENCY
  );
}

/**
 * One pixel: the weights of half a disc, each times the sum of the two pixels p and q that lie opposite one another.
 * @param at place of the pixel among the values
 * @param half place of the weights among them
 */
function filterOne(values: Float64Array, at: number, half: number, rows: readonly number[], fours: Int32Array): number {
  // four sums, so that an addition need not wait for the one before
  let s0 = values[half] * values[at];
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = half + 1;
  for (let dy = 0; dy < rows.length; dy++) {
    let p = at + rows[dy];
    let q = at - rows[dy];
    for (let count = fours[dy]; count > 0; count--) {
      s0 += values[k] * (values[p] + values[q]);
      s1 += values[k + 1] * (values[p + 1] + values[q - 1]);
      s2 += values[k + 2] * (values[p + 2] + values[q - 2]);
      s3 += values[k + 3] * (values[p + 3] + values[q - 3]);
      k += 4;
      p += 4;
      q -= 4;
    }
  }
  return s0 + s1 + s2 + s3;
}
