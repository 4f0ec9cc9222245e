import { type Cells, cellMiddle, cellsOf } from "./cells.js";
import type { Mask, OrientationField } from "./types.js";

/** The core of a print: where its innermost ridge turns back. */
export interface Core {
  /** Pixels from the left. */
  readonly x: number;
  /** Pixels from the top. */
  readonly y: number;
  /** The direction to which the innermost ridge bulges, (−π, π], counter-clockwise as seen; π/2 in an upright print. */
  readonly angle: number;
  /** How well the field about the core is that of an ideal core, 0–1. */
  readonly confidence: number;
}

/** Where and how `detectCore` looks. */
export interface CoreOptions {
  /** Side of the grid on which the core is looked for, pixels. Default 6. */
  block?: number;
  /** Standard deviation of the filter's Gaussian window, pixels. Default 16. */
  sigma?: number;
  /** Less confidence than this counts as no core, 0–1. Default 0.2. */
  threshold?: number;
  /** Pixels outside have no direction. Default: all have. */
  mask?: Mask;
}

/**
 * The core by Nilsson and Bigun's complex filter (Localization of corresponding points in fingerprints by complex filtering, 2003): the
 * double-angle field z = coherence·e^(2iθ) is correlated with the field of an ideal core, e^(iφ) under a Gaussian, φ the direction from its
 * middle. The magnitude of the response says how alike they are, its argument how the core is turned. It is greatest at loops, also at the
 * sharpest bend of an arch, which has no core in the strict sense; of a whorl's two cores (upper and lower) the one that bulges upwards is
 * taken, because responses are weighted by (1 + sin angle)/2. The correlation is a covariance, so that straight ridges at the edge of the
 * print, where the window is cut off, give 0. Undefined where none passes the threshold.
 *
 * @example
 * import { detectCore } from "ridgelab/filters";
 * const around = (i: number) => Math.atan2(80 - Math.floor(i / 160), (i % 160) - 80);
 * const angles = Float32Array.from({ length: 160 * 160 }, (_, i) => (around(i) + 1.5 * Math.PI) / 2);
 * const loop = { width: 160, height: 160, angles, coherence: new Float32Array(160 * 160).fill(1) };
 * detectCore(loop); // { x: 79.6, y: 80.5, angle: 1.571, confidence: 1.00 }
 * detectCore({ ...loop, angles: new Float32Array(160 * 160) }); // undefined
 */
export function detectCore(orientation: OrientationField, options: CoreOptions = {}): Core | undefined {
  const { block = 6, sigma = 16, threshold = 0.2, mask } = options;
  const { width, height } = orientation;
  const cells = cellsOf(width, height, block);
  const { columns, rows } = cells;
  const cos = new Float64Array(columns * rows);
  const sin = new Float64Array(columns * rows);
  for (let row = 0, i = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, i++) {
      const pixel = Math.floor(cellMiddle(row, block, height)) * width + Math.floor(cellMiddle(column, block, width));
      if (mask && mask.data[pixel] === 0) continue;
      cos[i] = orientation.coherence[pixel] * Math.cos(2 * orientation.angles[pixel]);
      sin[i] = orientation.coherence[pixel] * Math.sin(2 * orientation.angles[pixel]);
    }
  }
  const filter = coreFilter(sigma / block);
  const score = new Float64Array(columns * rows);
  const angle = new Float64Array(columns * rows);
  const strength = new Float64Array(columns * rows);
  let best = -1;
  for (let i = 0; i < score.length; i++) {
    if (cos[i] === 0 && sin[i] === 0) continue;
    const { re, im } = respond(cos, sin, cells, i, filter);
    // Where 2θ = φ + c, the ridge lies across the ray φ = c − π (the bulge) and along the opposite one
    angle[i] = Math.atan2(-im, -re);
    strength[i] = Math.hypot(re, im);
    score[i] = (strength[i] * (1 + Math.sin(angle[i]))) / 2;
    if (best < 0 || score[i] > score[best]) best = i;
  }
  if (best < 0 || strength[best] < threshold) return undefined;
  const column = best % columns;
  const row = (best - column) / columns;
  const x = cellMiddle(column + peak(score, best, 1, column, columns), block, width);
  const y = cellMiddle(row + peak(score, best, columns, row, rows), block, height);
  return { x, y, angle: angle[best], confidence: Math.min(strength[best], 1) };
}

interface CoreFilter {
  readonly reach: number;
  /** The Gaussian, sum 1 but for its middle, which is 0 (no direction there). */
  readonly weight: Float64Array;
  /** cos φ and sin φ, φ counter-clockwise as seen. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

/** The ideal core's field under a Gaussian of `sigma` cells. */
function coreFilter(sigma: number): CoreFilter {
  const reach = Math.ceil(2.5 * sigma);
  const size = 2 * reach + 1;
  const [weight, cos, sin] = [new Float64Array(size * size), new Float64Array(size * size), new Float64Array(size * size)];
  let sum = 0;
  for (let dy = -reach, k = 0; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++, k++) {
      const r = Math.hypot(dx, dy);
      if (r === 0) continue;
      weight[k] = Math.exp((-r * r) / (2 * sigma * sigma));
      cos[k] = dx / r;
      sin[k] = -dy / r;
      sum += weight[k];
    }
  }
  return { reach, weight: weight.map((value) => value / sum), cos, sin };
}

/** The covariance of the field z about cell i with the filter's e^(iφ), over the cells that have a direction. */
function respond(
  zCos: Float64Array,
  zSin: Float64Array,
  cells: Cells,
  i: number,
  filter: CoreFilter,
): { re: number; im: number } {
  const { columns, rows } = cells;
  const { reach, weight, cos, sin } = filter;
  const column = i % columns;
  const row = (i - column) / columns;
  let re = 0;
  let im = 0;
  let total = 0;
  let zc = 0;
  let zs = 0;
  let fc = 0;
  let fs = 0;
  const bottom = Math.min(reach, rows - 1 - row);
  const left = Math.max(-reach, -column);
  const right = Math.min(reach, columns - 1 - column);
  for (let dy = Math.max(-reach, -row); dy <= bottom; dy++) {
    let j = i + dy * columns + left;
    let k = (dy + reach) * (2 * reach + 1) + left + reach;
    for (const end = j + right - left; j <= end; j++, k++) {
      const c = zCos[j];
      const s = zSin[j];
      if (c === 0 && s === 0) continue;
      const w = weight[k];
      re += w * (c * cos[k] + s * sin[k]); // z times the conjugate of e^(iφ)
      im += w * (s * cos[k] - c * sin[k]);
      total += w;
      zc += w * c;
      zs += w * s;
      fc += w * cos[k];
      fs += w * sin[k];
    }
  }
  return total > 0 ? { re: re - (zc * fc + zs * fs) / total, im: im - (zs * fc - zc * fs) / total } : { re: 0, im: 0 };
}

/** How far from index `i` the parabola through it and its two neighbours, `step` apart, has its peak: −½ to ½ of a step. */
function peak(values: Float64Array, i: number, step: number, at: number, length: number): number {
  if (at === 0 || at === length - 1) return 0;
  const left = values[i - step];
  const right = values[i + step];
  const bend = left - 2 * values[i] + right;
  return bend < 0 ? Math.min(Math.max((0.5 * (left - right)) / bend, -0.5), 0.5) : 0;
}
