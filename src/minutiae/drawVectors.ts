import { createImage, type GrayImage } from "../prints/grayImage.js";
import type { RidgeVectors } from "./ridgeVectors.js";

/**
 * Vectorised ridges as a picture: lines 0 on 255.
 *
 * @example
 * import { drawVectors } from "ridgelab/minutiae";
 * drawVectors({ width: 4, height: 1, lines: [[1, 2]] }).data; // [255, 0, 0, 255]
 */
export function drawVectors({ width, height, lines }: RidgeVectors): GrayImage {
  const image = createImage(width, height, { fill: 255 });
  for (const line of lines) for (const pixel of line) image.data[pixel] = 0;
  return image;
}
