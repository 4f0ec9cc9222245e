import type { GrayImage } from "../prints/grayImage.js";
import { cellMiddle, cellsOf, spread } from "./cells.js";
import { fillGrid } from "./fillGrid.js";
import { fitSinusoid, sinusoids } from "./sinusoid.js";
import { assertSameSize, type FrequencyImage, type Mask, type OrientationField } from "./types.js";

/** How `frequencyImage` measures and fills gaps. */
export interface FrequencyOptions {
  /** Side of the blocks that get one measurement each, W, pixels. Default 16. */
  block?: number;
  /** Length of the oriented window across the ridges, pixels. Default 40. */
  across?: number;
  /** Width of the oriented window along the ridges, pixels. Default 16. */
  along?: number;
  /** Shortest distance of ridges that is believed, pixels. Default 3. */
  shortest?: number;
  /** Longest distance of ridges that is believed, pixels. Default 25. */
  longest?: number;
  /** Share of the signature's variance that the best sinusoid must explain for a block to count, 0–1. Default 0.5. */
  explained?: number;
  /** Standard deviation of the Gaussian that smooths the blocks, pixels. Default 24. */
  smoothing?: number;
  /** Frequency where no block could be measured, ridges a pixel. Default 1/9, the usual print at 500 dpi. */
  fallback?: number;
  /** Blocks whose middle lies outside are not measured. Default: all are. */
  mask?: Mask;
}

/**
 * The frequency image, F(i,j) = 1 / (pixels between neighbouring crests), at every pixel. Paper B, equation 12.
 *
 * In a window laid across the ridges of each W×W block the grey levels are averaged along the ridges (Hong, Wan and Jain's x-signature,
 * 1998). The distance of its crests is that of the sinusoid that fits the signature best, which needs no decision on what is a crest and
 * is exact for a sinusoid. A block where none fits takes the average of its neighbours, as the paper has it; then the blocks are smoothed
 * and interpolated.
 *
 * @example
 * import { frequencyImage, orientationField } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const ridges = createImage(96, 96);
 * ridges.data.forEach((_, i) => (ridges.data[i] = 127 + 127 * Math.cos((i % 96) * ((2 * Math.PI) / 9))));
 * 1 / frequencyImage(ridges, orientationField(ridges)).frequencies[4656]; // 9.0
 */
export function frequencyImage(image: GrayImage, orientation: OrientationField, options: FrequencyOptions = {}): FrequencyImage {
  const { block = 16, across = 40, along = 16, shortest = 3, longest = 25, explained = 0.5, mask } = options;
  const { smoothing = 24, fallback = 1 / 9 } = options;
  assertSameSize("frequencyImage", image, orientation, mask);
  const { width, height } = image;
  const cells = cellsOf(width, height, block);
  const basis = sinusoids(across, 1 / longest, 1 / shortest);
  const signature = new Float64Array(across);
  const measured = new Float32Array(cells.columns * cells.rows); // 0: undefined
  for (let row = 0; row < cells.rows; row++) {
    for (let column = 0; column < cells.columns; column++) {
      const x = cellMiddle(column, block, width);
      const y = cellMiddle(row, block, height);
      const pixel = Math.floor(y) * width + Math.floor(x);
      if (mask && mask.data[pixel] === 0) continue;
      takeSignature(image, x, y, orientation.angles[pixel], along, signature);
      const fit = fitSinusoid(signature, basis);
      if (fit && fit.explained >= explained) measured[row * cells.columns + column] = fit.frequency;
    }
  }
  const filled = fillGrid(measured, cells, smoothing / block, fallback);
  return { width, height, frequencies: spread(filled, cells, width, height) };
}

/**
 * Sums along the ridges, one value a pixel across them: every second pixel, bilinear (which looks at the ones between). A window that would
 * hang over the edge is moved inwards; of a picture smaller than the window the edge pixels are repeated.
 */
function takeSignature(image: GrayImage, cx: number, cy: number, angle: number, along: number, signature: Float64Array): void {
  const { width, height, data } = image;
  const cos = Math.cos(angle);
  const sin = -Math.sin(angle); // y down
  const across = signature.length;
  const x = clampMiddle(cx, (Math.abs(cos) * along + Math.abs(sin) * across) / 2, width - 1);
  const y = clampMiddle(cy, (Math.abs(sin) * along + Math.abs(cos) * across) / 2, height - 1);
  for (let k = 0; k < across; k++) {
    const u = k - (across - 1) / 2;
    let sum = 0;
    for (let v = -(along - 1) / 2; v < along / 2; v += 2) {
      const px = Math.min(Math.max(x + v * cos - u * sin, 0), width - 1);
      const py = Math.min(Math.max(y + v * sin + u * cos, 0), height - 1);
      const left = px | 0;
      const top = py | 0;
      const p = top * width + left;
      const right = left + 1 < width ? p + 1 : p;
      const below = top + 1 < height ? width : 0;
      const upper = data[p] + (px - left) * (data[right] - data[p]);
      const lower = data[p + below] + (px - left) * (data[right + below] - data[p + below]);
      sum += upper + (py - top) * (lower - upper);
    }
    signature[k] = sum;
  }
}

/** `middle` moved so that `half` fits on both sides within [0, last], or the middle of that where it does not. */
function clampMiddle(middle: number, half: number, last: number): number {
  return 2 * half > last ? last / 2 : Math.min(Math.max(middle, half), last - half);
}
