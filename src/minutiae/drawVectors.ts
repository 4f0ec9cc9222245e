import { createImage, type GrayImage } from "../prints/grayImage.js";
import type { RidgeVectors } from "./ridgeVectors.js";

/** Vectorised ridges as a picture: lines 0 on 255. */
export function drawVectors({ width, height, lines }: RidgeVectors): GrayImage {
  const image = createImage(width, height, { fill: 255 });
  for (const line of lines) for (const pixel of line) image.data[pixel] = 0;
  return image;
}
