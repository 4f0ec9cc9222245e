import { spreadRows } from "./cells.js";
import { gaussianSmooth } from "./gaussian.js";
import type { GradientTensor } from "./gradientTensor.js";
import { ridgeAngle } from "./orientation.js";
import type { Mask, OrientationField } from "./types.js";

/** How `directionField` smooths. */
export interface DirectionOptions {
  /** Standard deviation of the Gaussian that averages the cells, pixels. Default 6. */
  sigma?: number;
  /** Standard deviation of the Gaussian that then smooths the directions, each weighing as much as it is coherent, pixels. Default 8. */
  smoothing?: number;
  /**
   * All cells count alike, but for those whose gradients are weaker than this share of the mean of all that have any (root mean square),
   * 0–1: a few strong blobs then do not turn the ridges around. Default: they count by the square of their gradients.
   */
  level?: number;
}

/**
 * `orientationField` from gradients that were averaged already, over cells of an even side: the same equation and smoothing, but one
 * direction for every 2×2 pixels, which a ridge does not tell apart, in a quarter of the time. Pixels outside the mask get angle 0 and
 * coherence 0.
 */
export function directionField(tensor: GradientTensor, mask: Mask, options: DirectionOptions = {}): OrientationField {
  const { sigma = 6, smoothing = 8, level } = options;
  const { columns, rows, size } = tensor;
  const gains = level === undefined ? undefined : levelling(tensor.energy, level);
  if (size % 2 !== 0) throw new RangeError(`directionField: the cells' side must be even; got ${size}`);
  const levelled = (plane: Float32Array) => {
    if (!gains) return plane;
    const out = new Float32Array(plane.length);
    for (let i = 0; i < out.length; i++) out[i] = plane[i] * gains[i];
    return out;
  };
  const average = (plane: Float32Array, deviation: number) => gaussianSmooth(plane, columns, rows, deviation / size);
  const difference = average(levelled(tensor.difference), sigma);
  const product = average(levelled(tensor.product), sigma);
  const energy = average(levelled(tensor.energy), sigma);
  // cos 2θ and sin 2θ of the ridge, which is the gradient's double angle plus π, times the coherence
  const cos = new Float32Array(energy.length);
  const sin = new Float32Array(energy.length);
  const coherent = new Float32Array(energy.length);
  for (let i = 0; i < energy.length; i++) {
    if (!(energy[i] > 0)) continue;
    cos[i] = -difference[i] / energy[i];
    sin[i] = -product[i] / energy[i];
    coherent[i] = Math.min(Math.hypot(cos[i], sin[i]), 1);
  }
  const { width, height, data } = mask;
  const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const squares = { columns, rows, size: size / 2 };
  const cosineRow = spreadRows(average(cos, smoothing), squares, across);
  const sineRow = spreadRows(average(sin, smoothing), squares, across);
  const coherenceRow = spreadRows(coherent, squares, across);
  const angles = new Float32Array(width * height);
  const coherence = new Float32Array(width * height);
  for (let row = 0; row < down; row++) {
    const [cosines, sines, coherences] = [cosineRow(row), sineRow(row), coherenceRow(row)];
    for (let column = 0; column < across; column++) {
      const first = 2 * row * width + 2 * column;
      const right = 2 * column + 1 < width ? 1 : 0;
      const below = 2 * row + 1 < height ? width : 0;
      if (!(data[first] | data[first + right] | data[first + below] | data[first + below + right])) continue;
      const angle = ridgeAngle(cosines[column], sines[column]);
      for (let k = 0; k < 4; k++) {
        const i = first + (k & 1) * right + (k >> 1) * below;
        if (data[i] === 0) continue;
        angles[i] = angle;
        coherence[i] = coherences[column];
      }
    }
  }
  return { width, height, angles, coherence };
}

/** What makes the cells' energies 1, and those of the weak ones less than that. */
function levelling(energy: Float32Array, level: number): Float32Array {
  let sum = 0;
  let count = 0;
  for (const value of energy) {
    sum += value;
    if (value > 0) count++;
  }
  const least = count > 0 ? (level ** 2 * sum) / count : 0;
  return energy.map((value) => (value > 0 ? 1 / Math.max(value, least) : 0));
}
