import { type GrayImage, withData } from "../prints/grayImage.js";
import { pad } from "./border.js";
import { type GaborBank, gaborBank } from "./gaborBank.js";
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
  const bank = gaborBank(sigmaX, sigmaY);
  const border = bank.radius + 3; // groups of four weights reach so far
  const padded = pad(image, border, "reflect101");
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + border) * padded.width + border;
    for (let x = 0, i = y * width; x < width; ) {
      if (inside[i] === 0) {
        x++;
        i++;
      } else if (x + 3 < width && inside[i + 1] && inside[i + 2] && inside[i + 3] && alike(angles, frequencies, i)) {
        filterFour(padded.data, padded.width, from + x, bank.half(angles[i + 1], frequencies[i + 1]), bank, out, i);
        x += 4;
        i += 4;
      } else {
        out[i] = filterOne(padded.data, padded.width, from + x, bank.half(angles[i], frequencies[i]), bank);
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

/** One pixel: the weights of half a disc, each times the sum of the two pixels p and q that lie opposite one another. */
function filterOne(data: Float32Array, stride: number, at: number, half: Float64Array, bank: GaborBank): number {
  const { radius, starts, fours } = bank;
  // four sums, so that an addition need not wait for the one before
  let s0 = half[0] * data[at];
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 1;
  for (let dy = 0; dy <= radius; dy++) {
    let p = at + dy * stride + starts[dy];
    let q = 2 * at - p;
    for (let count = fours[dy]; count > 0; count--) {
      s0 += half[k] * (data[p] + data[q]);
      s1 += half[k + 1] * (data[p + 1] + data[q - 1]);
      s2 += half[k + 2] * (data[p + 2] + data[q - 2]);
      s3 += half[k + 3] * (data[p + 3] + data[q - 3]);
      k += 4;
      p += 4;
      q -= 4;
    }
  }
  return s0 + s1 + s2 + s3;
}

/**
 * Four neighbours that share a kernel. What one has read is passed on to the next, so each pixel is read once a row: p0 to p3 are at p to
 * p + 3, q0 to q3 at q to q + 3, and their names move on by one at each weight.
 */
function filterFour(
  data: Float32Array,
  stride: number,
  at: number,
  half: Float64Array,
  bank: GaborBank,
  out: Float32Array,
  to: number,
): void {
  const { radius, starts, fours } = bank;
  let s0 = half[0] * data[at];
  let s1 = half[0] * data[at + 1];
  let s2 = half[0] * data[at + 2];
  let s3 = half[0] * data[at + 3];
  let k = 1;
  for (let dy = 0; dy <= radius; dy++) {
    let p = at + dy * stride + starts[dy];
    let q = 2 * at - p;
    let p0 = data[p];
    let p1 = data[p + 1];
    let p2 = data[p + 2];
    let q1 = data[q + 1];
    let q2 = data[q + 2];
    let q3 = data[q + 3];
    for (let count = fours[dy]; count > 0; count--) {
      let weight = half[k];
      const p3 = data[p + 3];
      const q0 = data[q];
      s0 += weight * (p0 + q0);
      s1 += weight * (p1 + q1);
      s2 += weight * (p2 + q2);
      s3 += weight * (p3 + q3);
      weight = half[k + 1];
      p0 = data[p + 4];
      q3 = data[q - 1];
      s0 += weight * (p1 + q3);
      s1 += weight * (p2 + q0);
      s2 += weight * (p3 + q1);
      s3 += weight * (p0 + q2);
      weight = half[k + 2];
      p1 = data[p + 5];
      q2 = data[q - 2];
      s0 += weight * (p2 + q2);
      s1 += weight * (p3 + q3);
      s2 += weight * (p0 + q0);
      s3 += weight * (p1 + q1);
      weight = half[k + 3];
      p2 = data[p + 6];
      q1 = data[q - 3];
      s0 += weight * (p3 + q1);
      s1 += weight * (p0 + q2);
      s2 += weight * (p1 + q3);
      s3 += weight * (p2 + q0);
      k += 4;
      p += 4;
      q -= 4;
    }
  }
  out[to] = s0;
  out[to + 1] = s1;
  out[to + 2] = s2;
  out[to + 3] = s3;
}
