import { type GrayImage, withData } from "../prints/grayImage.js";
import { type Border, borderIndex } from "./border.js";
import { assertWindow } from "./types.js";

/** The window of `smooth`. */
export interface SmoothOptions {
  /** Side of the window in pixels, odd. Default 3. */
  window?: number;
  /** What lies beyond the edge. Default "reflect101". */
  border?: Border;
}

/**
 * The smoothing filter: each pixel becomes the arithmetic mean of its n×n window, I(i,j) = ΣI(x,y) / n². Paper B, equation 6.
 * Running sums, so the time does not depend on n. Throws a RangeError unless n is odd and at least 1.
 *
 * @example
 * import { smooth } from "ridgelab/filters";
 * const row = { width: 3, height: 1, data: Float32Array.of(0, 90, 0), dpi: 500 };
 * smooth(row, { window: 3, border: "replicate" }).data; // [30, 30, 30]
 */
export function smooth(image: GrayImage, options: SmoothOptions = {}): GrayImage {
  const { window = 3, border = "reflect101" } = options;
  assertWindow("smooth", window);
  const { width, height } = image;
  const radius = (window - 1) / 2;
  const rows = image.data;
  const rowAt = (y: number) => borderIndex(y, height, border) * width;
  const sums = new Float64Array(width); // of the window's rows, one a column
  for (let y = -radius; y <= radius; y++) for (let x = 0, p = rowAt(y); x < width; x++, p++) sums[x] += rows[p];
  const beyond = Int32Array.from({ length: radius }, (_, k) => borderIndex(k - radius, width, border));
  const beyondEnd = Int32Array.from({ length: radius }, (_, k) => borderIndex(width + k, width, border));
  const columns = new Float64Array(width + 2 * radius); // the sums, and those of what lies beyond the edge
  const data = new Float32Array(width * height);
  const area = window * window;
  for (let y = 0; y < height; y++) {
    columns.set(sums, radius);
    for (let k = 0; k < radius; k++) {
      columns[k] = sums[beyond[k]];
      columns[radius + width + k] = sums[beyondEnd[k]];
    }
    let sum = 0;
    for (let x = 0; x < window - 1; x++) sum += columns[x];
    for (let x = 0; x < width; x++) {
      sum += columns[x + window - 1];
      data[y * width + x] = sum / area;
      sum -= columns[x];
    }
    // the window's first row goes, the one below it comes
    let first = rowAt(y - radius);
    let below = rowAt(y + radius + 1);
    for (let x = 0; x < width; x++) sums[x] = sums[x] - rows[first++] + rows[below++];
  }
  return withData(image, data);
}
