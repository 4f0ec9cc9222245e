import type { Pixels } from "./formats/pixels.js";

/** How far the kernel reaches, in pixels of the coarser of the two grids. */
const REACH = 3;

/**
 * Draws a picture on another grid by Lanczos's kernel of three lobes, which is as wide as the coarser grid needs it: what would alias
 * is taken out where the picture becomes smaller. Values are clamped to 0–255. (The method of Pillow's `resize` with `LANCZOS`, in
 * floating point. `sharp` resizes whole numbers only.)
 * @param stepX pixels of the source that one of the result spans along x, positive; `stepY` likewise along y. A step of 1 changes nothing.
 * @returns a picture whose left and top edges are the source's, and whose sides are rounded to whole pixels.
 */
export function resize(source: Pixels, stepX: number, stepY: number): Pixels {
  const { width, height, data } = source;
  const across = weigh(data, width, height, stepX);
  const columns = across.length / height;
  const down = weigh(across, height, columns, stepY);
  return { width: columns, height: down.length / columns, data: down.map((value) => Math.min(255, Math.max(0, value))) };
}

/** Weighs the pixels of every row of `length`; the result is transposed, so that twice is both. */
function weigh(data: Float32Array, length: number, rows: number, step: number): Float32Array {
  const count = Math.max(1, Math.round(length / step));
  const result = new Float32Array(count * rows);
  for (let i = 0; i < count; i++) {
    const { from, weights } = kernel((i + 0.5) * step, Math.max(1, step), length, step);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let k = 0, at = row * length + from; k < weights.length; k++) sum += weights[k] * data[at + k];
      result[i * rows + row] = sum;
    }
  }
  return result;
}

/** Weights, with sum 1, of the source pixels within reach of a place; those beyond the edge are left out. */
function kernel(centre: number, scale: number, length: number, step: number): { from: number; weights: Float64Array } {
  if (step === 1) return { from: Math.floor(centre), weights: Float64Array.of(1) };
  const from = Math.max(0, Math.round(centre - REACH * scale));
  const to = Math.min(length, Math.round(centre + REACH * scale));
  const weights = Float64Array.from({ length: to - from }, (_, k) => lanczos((from + k + 0.5 - centre) / scale));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { from, weights: weights.map((weight) => weight / sum) };
}

/** sinc(x) · sinc(x / 3) for |x| < 3, else 0. */
function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= REACH) return 0;
  const angle = Math.PI * x;
  return (REACH * Math.sin(angle) * Math.sin(angle / REACH)) / (angle * angle);
}
