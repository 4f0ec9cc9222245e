import { type GrayImage, withData } from "../prints/grayImage.js";
import type { Border } from "./border.js";
import { smooth } from "./smooth.js";

/** The threshold of `binarize`. */
export interface BinarizeOptions {
  /** The threshold R₀ in grey levels. Default: Otsu's threshold of the picture. */
  threshold?: number;
}

/**
 * Global binarisation: white (255, valley) where G(i,j) > R₀ and black (0, ridge) elsewhere. Paper B, section 3.2, step 1 of the spatial
 * filtration and step 4 of the Gabor filter, where R = 1 is our 255.
 *
 * @example
 * import { binarize } from "ridgelab/filters";
 * const image = { width: 4, height: 1, data: Float32Array.of(10, 120, 140, 250), dpi: 500 };
 * binarize(image, { threshold: 130 }).data; // [0, 0, 255, 255]
 */
export function binarize(image: GrayImage, options: BinarizeOptions = {}): GrayImage {
  const { threshold = otsuThreshold(image) } = options;
  const data = new Float32Array(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = image.data[i] > threshold ? 255 : 0;
  return withData(image, data);
}

/** The window and threshold of `binarizeLocal`. */
export interface BinarizeLocalOptions {
  /** Side of the window whose mean is the threshold, pixels, odd. Default 15 (more than one ridge period at 500 dpi). */
  window?: number;
  /** Grey levels taken from the mean before comparing; more than 0 makes flat background white. Default 0. */
  offset?: number;
  /** What lies beyond the edge. Default "reflect101". */
  border?: Border;
}

/**
 * Local binarisation: white (255) where a pixel is above the mean of its n×n window less `offset`, black (0) elsewhere.
 *
 * @example
 * import { binarizeLocal } from "ridgelab/filters";
 * const image = { width: 5, height: 1, data: Float32Array.of(10, 20, 10, 200, 100), dpi: 500 };
 * binarizeLocal(image, { window: 3 }).data; // [0, 255, 0, 255, 0]
 */
export function binarizeLocal(image: GrayImage, options: BinarizeLocalOptions = {}): GrayImage {
  const { window = 15, offset = 0, border = "reflect101" } = options;
  const means = smooth(image, { window, border }).data;
  const data = new Float32Array(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = image.data[i] > means[i] - offset ? 255 : 0;
  return withData(image, data);
}

/**
 * The threshold that separates the picture's intensities into two classes of greatest variance between them (Otsu 1979), over 256
 * equal bins between the least and the greatest intensity. A picture of one intensity gives that intensity.
 *
 * @example
 * import { binarize, otsuThreshold } from "ridgelab/filters";
 * const image = { width: 4, height: 1, data: Float32Array.of(40, 50, 190, 200), dpi: 500 };
 * binarize(image, { threshold: otsuThreshold(image) }).data; // [0, 0, 255, 255]
 */
export function otsuThreshold(image: GrayImage): number {
  const { data } = image;
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i++) {
    least = Math.min(least, data[i]);
    greatest = Math.max(greatest, data[i]);
  }
  if (!(greatest > least)) return least;
  const scale = 255 / (greatest - least);
  const histogram = new Float64Array(256);
  let total = 0;
  for (let i = 0; i < data.length; i++) {
    const bin = Math.round((data[i] - least) * scale);
    histogram[bin]++;
    total += bin;
  }
  let best = -1;
  let threshold = 0;
  let count = 0;
  let sum = 0;
  for (let bin = 0; bin < 255; bin++) {
    count += histogram[bin];
    sum += bin * histogram[bin];
    const rest = data.length - count;
    if (count === 0 || rest === 0) continue;
    const between = count * rest * (sum / count - (total - sum) / rest) ** 2;
    if (between > best) {
      best = between;
      threshold = bin;
    }
  }
  return least + (threshold + 0.5) / scale;
}
