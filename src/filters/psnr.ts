import type { GrayImage } from "../prints/grayImage.js";
import { assertSameSize, type Mask } from "./types.js";

/** Peak and region of `psnr`. */
export interface PsnrOptions {
  /** The greatest intensity, grey levels. Default 255. */
  peak?: number;
  /** Pixels outside do not count. Default: all do. */
  mask?: Mask;
}

/**
 * Peak signal-to-noise ratio of two pictures in decibels, 10·log₁₀(peak² / mean squared difference); Infinity for equal pictures, NaN
 * where the mask holds no pixel. Throws a RangeError if the sizes differ.
 *
 * @example
 * import { psnr } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * psnr(createImage(8, 8, { fill: 0 }), createImage(8, 8, { fill: 255 })); // 0
 * psnr(createImage(8, 8, { fill: 100 }), createImage(8, 8, { fill: 110 })); // 28.13
 * psnr(createImage(8, 8), createImage(8, 8)); // Infinity
 */
export function psnr(a: GrayImage, b: GrayImage, options: PsnrOptions = {}): number {
  const { peak = 255, mask } = options;
  assertSameSize("psnr", a, b, mask);
  let squares = 0;
  let pixels = 0;
  for (let i = 0; i < a.data.length; i++) {
    if (mask && mask.data[i] === 0) continue;
    squares += (a.data[i] - b.data[i]) ** 2;
    pixels++;
  }
  return 10 * Math.log10((peak * peak * pixels) / squares);
}
