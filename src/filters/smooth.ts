import { type GrayImage, withData } from "../prints/grayImage.js";
import { type Border, pad } from "./border.js";
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
  const padded = pad(image, (window - 1) / 2, border);
  const columns = new Float64Array(padded.width); // sums of the window's rows, one a column
  const rows = padded.data;
  for (let y = 0; y < window; y++) {
    for (let x = 0, p = y * padded.width; x < padded.width; x++, p++) columns[x] += rows[p];
  }
  const data = new Float32Array(width * height);
  const area = window * window;
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < window - 1; x++) sum += columns[x];
    for (let x = 0; x < width; x++) {
      sum += columns[x + window - 1];
      data[y * width + x] = sum / area;
      sum -= columns[x];
    }
    if (y === height - 1) break;
    // the window's first row goes, the one below it comes
    let first = y * padded.width;
    let below = first + window * padded.width;
    for (let x = 0; x < padded.width; x++) columns[x] = columns[x] - rows[first++] + rows[below++];
  }
  return withData(image, data);
}
