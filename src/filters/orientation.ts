import type { GrayImage } from "../prints/grayImage.js";
import { spread } from "./cells.js";
import { gaussianSmooth } from "./gaussian.js";
import { gradientTensor } from "./gradientTensor.js";
import { smooth } from "./smooth.js";
import { assertSameSize, type Mask, type OrientationField } from "./types.js";

/** How `orientationField` measures and smooths directions. */
export interface OrientationOptions {
  /** Side of the window that smooths the picture before its gradients are taken, pixels, odd; 1 for none. Default 3. */
  window?: number;
  /** Side of the blocks whose squared gradients are averaged, pixels. Default 6. */
  block?: number;
  /** Standard deviation of the Gaussian that averages the blocks, pixels. Default 6. */
  sigma?: number;
  /** Standard deviation of the Gaussian that then smooths the directions, each weighing as much as it is coherent, pixels. Default 8. */
  smoothing?: number;
  /** Pixels outside get angle 0 and coherence 0, which saves time. Default: all get theirs. */
  mask?: Mask;
}

/**
 * The orientation field, at every pixel. Paper B, equation 11, with its signs restored: the mean gradient has the angle
 * ½·atan2(2·Gxy, Gxx − Gyy) of block averages (the double angle lets opposite gradients add up), and the ridge runs at +π/2 to it.
 *
 * Coherence is √((Gxx − Gyy)² + 4·Gxy²) / (Gxx + Gyy) of the averages before the directions are smoothed. A flat picture has
 * coherence 0 and angle 0 everywhere.
 *
 * @example
 * import { orientationField } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const upright = createImage(64, 64);
 * upright.data.forEach((_, i) => (upright.data[i] = 127 + 127 * Math.cos((i % 64) * 0.7)));
 * orientationField(upright).angles[32 * 64 + 32]; // 1.571
 */
export function orientationField(image: GrayImage, options: OrientationOptions = {}): OrientationField {
  const { window = 3, block = 6, sigma = 6, smoothing = 8, mask } = options;
  assertSameSize("orientationField", image, mask);
  const { width, height } = image;
  // what lies beyond the edge is unknown and would turn the directions there, so the pixels it was smoothed into do not count
  const tensor = gradientTensor(smooth(image, { window }), block, (window + 1) / 2);
  const { columns, rows } = tensor;
  const average = (plane: Float32Array, deviation: number) => gaussianSmooth(plane, columns, rows, deviation / block);
  const difference = average(tensor.difference, sigma);
  const product = average(tensor.product, sigma);
  const energy = average(tensor.energy, sigma);

  const coherence = new Float32Array(columns * rows);
  // cos 2θ and sin 2θ of the ridge, which is the gradient's double angle plus π, times the coherence
  const cos = new Float32Array(columns * rows);
  const sin = new Float32Array(columns * rows);
  for (let i = 0; i < coherence.length; i++) {
    if (!(energy[i] > 0)) continue;
    coherence[i] = Math.min(Math.sqrt(difference[i] ** 2 + product[i] ** 2) / energy[i], 1);
    cos[i] = -difference[i] / energy[i];
    sin[i] = -product[i] / energy[i];
  }
  const cosines = spread(average(cos, smoothing), tensor, width, height);
  const sines = spread(average(sin, smoothing), tensor, width, height);
  const field = { width, height, angles: new Float32Array(width * height), coherence: spread(coherence, tensor, width, height) };
  for (let i = 0; i < field.angles.length; i++) {
    if (mask && mask.data[i] === 0) field.coherence[i] = 0;
    else field.angles[i] = ridgeAngle(cosines[i], sines[i]);
  }
  return field;
}

/** The direction in [0, π) whose double angle has this cosine and sine (times any positive number); 0 for (0, 0). */
export function ridgeAngle(cos: number, sin: number): number {
  const angle = 0.5 * Math.atan2(sin, cos);
  // Float32 rounds the greatest angles below π up to a number above it, so they count as 0
  return angle < 0 ? Math.fround(angle + Math.PI) % Math.fround(Math.PI) : angle + 0;
}
