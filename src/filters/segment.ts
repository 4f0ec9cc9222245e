import type { GrayImage } from "../prints/grayImage.js";
import { spreadRows } from "./cells.js";
import { gaussianSmooth } from "./gaussian.js";
import { gradientTensor } from "./gradientTensor.js";
import { flood, regionsOf } from "./regions.js";
import type { Mask } from "./types.js";

/** What `segment` takes for ridges. */
export interface SegmentOptions {
  /** Side of the blocks that are judged, pixels. Default 8. */
  block?: number;
  /** Standard deviation of the Gaussian that averages the blocks' gradients, pixels. Default 8. */
  sigma?: number;
  /** A block belongs to the print where its gradient exceeds this share of the print's (the blocks' 90th percentile). Default 0.28. */
  threshold?: number;
  /** Standard deviation of the Gaussian that rounds the outline, pixels. Default 12. */
  rounding?: number;
}

/**
 * The region of interest: where there are ridges. Paper B, section 3.2, second scenario ("allocation of interest zone"; it gives no method).
 *
 * Blocks are judged by how strongly their grey levels change (root mean square gradient, averaged with their neighbours). The outline of
 * those that pass is rounded, the largest connected region is kept and its holes (a scar, a blot) are filled. A flat picture has no print:
 * the mask is 0 everywhere.
 *
 * @example
 * import { segment } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const stripes = createImage(96, 96, { fill: 255 });
 * for (let i = 0; i < stripes.data.length; i++) if (i % 96 > 48) stripes.data[i] = 127 + 127 * Math.cos((i % 96) * 0.7);
 * const { data } = segment(stripes);
 * [data[48 * 96 + 10], data[48 * 96 + 72]]; // [0, 1]
 */
export function segment(image: GrayImage, options: SegmentOptions = {}): Mask {
  const { block = 8, sigma = 8, threshold = 0.28, rounding = 12 } = options;
  const { width, height } = image;
  const tensor = gradientTensor(image, block, 3); // many scanners' pictures have a frame two pixels wide
  const { columns, rows } = tensor;
  const average = (plane: Float32Array, deviation: number) => gaussianSmooth(plane, columns, rows, deviation / block);
  const gradient = tensor.energy.map(Math.sqrt);
  const strong = gradient.slice().sort()[Math.floor(0.9 * (gradient.length - 1))];
  // cut at `strong`, so that the hard edge of a scanner's window does not reach far
  for (let b = 0; b < gradient.length; b++) gradient[b] = Math.min(gradient[b], strong);
  const level = average(gradient, sigma);
  const passed = new Float32Array(level.length);
  for (let b = 0; b < level.length; b++) if (strong > 0 && level[b] >= threshold * strong) passed[b] = 1;
  const share = average(passed, rounding);
  const rounded = new Uint8Array(share.length);
  for (let b = 0; b < share.length; b++) if (share[b] >= 0.5) rounded[b] = 1;
  const region = fillHoles(largestRegion(rounded, columns, rows), columns, rows);
  const soft = spreadRows(average(Float32Array.from(region), block), tensor, width);
  const data = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const row = soft(y);
    for (let x = 0; x < width; x++, i++) data[i] = row[x] >= 0.5 ? 1 : 0;
  }
  return { width, height, data };
}

/** Only the largest 4-connected region of ones; the first of equal ones. */
function largestRegion(grid: Uint8Array, columns: number, rows: number): Uint8Array {
  let largest: readonly number[] = [];
  for (const region of regionsOf(grid, { columns, rows })) if (region.length > largest.length) largest = region;
  const out = new Uint8Array(grid.length);
  for (const i of largest) out[i] = 1;
  return out;
}

/** Ones wherever the edge of the grid cannot be reached over zeros. */
function fillHoles(grid: Uint8Array, columns: number, rows: number): Uint8Array {
  const outside = grid.map((value) => 1 - value);
  for (let i = 0; i < grid.length; i++) {
    const column = i % columns;
    const row = (i - column) / columns;
    const onEdge = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
    if (onEdge && outside[i] === 1) flood(outside, [i], { columns, rows });
  }
  return grid.map((value, i) => value | outside[i]);
}
