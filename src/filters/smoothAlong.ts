import { type GrayImage, withData } from "../prints/grayImage.js";
import { assertSameSize, type Mask, type OrientationField } from "./types.js";

/** How far `smoothAlong` averages, and where. */
export interface SmoothAlongOptions {
  /** Standard deviation of the Gaussian that averages along the ridges, pixels. Default 7. */
  sigma?: number;
  /** Pixels outside stay as they are. Default: all are filtered. */
  mask?: Mask;
}

/**
 * An adaptive filter: each pixel becomes the mean of the intensities along **its own** ridge direction, under a Gaussian cut at twice its
 * deviation (every second pixel, bilinear). It closes breaks and pores without joining neighbouring ridges; O'Gorman and Nickerson (An approach
 * to fingerprint filter design, 1989) give the idea. Beyond the edge the edge pixel is repeated.
 *
 * @example
 * import { orientationField, smoothAlong } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const ridges = createImage(64, 64);
 * ridges.data.forEach((_, i) => (ridges.data[i] = i % 8 < 4 ? 0 : 255));
 * smoothAlong(ridges, orientationField(ridges)).data.slice(2074, 2078); // [0.0, 0.0, 255.0, 255.0]
 */
export function smoothAlong(image: GrayImage, orientation: OrientationField, options: SmoothAlongOptions = {}): GrayImage {
  const { sigma = 7, mask } = options;
  assertSameSize("smoothAlong", image, orientation, mask);
  const { width, height, data } = image;
  const reach = Math.floor(sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-0.5 * ((2 * (k - reach)) / sigma) ** 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const out = data.slice();
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask && mask.data[i] === 0) continue;
      const stepX = 2 * Math.cos(orientation.angles[i]);
      const stepY = -2 * Math.sin(orientation.angles[i]); // y down
      let sum = 0;
      for (let k = 0; k < weights.length; k++) {
        const u = Math.min(Math.max(x + (k - reach) * stepX, 0), width - 1);
        const v = Math.min(Math.max(y + (k - reach) * stepY, 0), height - 1);
        const left = Math.floor(u);
        const top = Math.floor(v);
        const p = top * width + left;
        const right = left + 1 < width ? 1 : 0;
        const below = top + 1 < height ? width : 0;
        const upper = data[p] + (u - left) * (data[p + right] - data[p]);
        const lower = data[p + below] + (u - left) * (data[p + below + right] - data[p + below]);
        sum += weights[k] * (upper + (v - top) * (lower - upper));
      }
      out[i] = sum / total;
    }
  }
  return withData(image, out);
}
