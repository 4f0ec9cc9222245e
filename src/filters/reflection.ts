import { type GrayImage, withData } from "../prints/grayImage.js";
import { type BinarizeOptions, binarize } from "./binarize.js";
import type { Border } from "./border.js";
import { smooth } from "./smooth.js";

/** Window and light of `reflection`. */
export interface ReflectionOptions extends BinarizeOptions {
  /** Side of the window in pixels, odd. Default 3. */
  window?: number;
  /** The greatest intensity of light Imax, grey levels. Default 255. */
  maximum?: number;
  /** What lies beyond the edge. Default "reflect101". */
  border?: Border;
}

/**
 * Spatial filtration, the paper's model of absorbed and reflected light. Paper B, equations 7 and 8: the print is binarised at R₀,
 * k(i,j) = N(i,j) / n² is the share of white pixels in the n×n window, and I(i,j) = k(i,j)·Imax.
 * Throws a RangeError unless n is odd and at least 1.
 *
 * @example
 * import { reflection } from "ridgelab/filters";
 * const image = { width: 4, height: 1, data: Float32Array.of(10, 120, 140, 250), dpi: 500 };
 * reflection(image).data; // [170, 170, 255, 255]
 */
export function reflection(image: GrayImage, options: ReflectionOptions = {}): GrayImage {
  const { window = 3, maximum = 255, border = "reflect101", threshold } = options;
  const white = smooth(binarize(image, { threshold }), { window, border });
  return withData(
    image,
    white.data.map((value) => (value / 255) * maximum),
  );
}
