import { createImage, type GrayImage } from "../prints/grayImage.js";
import type { Core } from "./core.js";

/** Where and how `alignToCore` lays a print. */
export interface AlignOptions {
  /** Width of the result, pixels. Default: the picture's. */
  width?: number;
  /** Height of the result, pixels. Default: the picture's. */
  height?: number;
  /** Turn the print upright, so that the core bulges upwards. Default true. */
  rotate?: boolean;
  /** Grey level of what lies outside the picture. Default 255, white. */
  fill?: number;
}

/**
 * The print moved so that its core lies in the middle and, if wanted, turned about it so that it stands upright. Paper A, section 2, whose
 * preprocessing "deals with issues such as alignment, rotation resulting from the individual's handling of the scanner" without saying
 * how. Grey levels between pixels are bilinear.
 *
 * @example
 * import { alignToCore } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const print = createImage(100, 100, { fill: 255 });
 * print.data[20 * 100 + 30] = 0;
 * const aligned = alignToCore(print, { x: 30, y: 20, angle: Math.PI / 2, confidence: 1 }, { width: 51, height: 51, rotate: false });
 * aligned.data.indexOf(0); // 1300
 */
export function alignToCore(image: GrayImage, core: Core, options: AlignOptions = {}): GrayImage {
  const { width = image.width, height = image.height, rotate = true, fill = 255 } = options;
  const out = createImage(width, height, { dpi: image.dpi });
  const turn = rotate ? Math.PI / 2 - core.angle : 0; // counter-clockwise as seen
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const at = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < image.width && y < image.height ? image.data[y * image.width + x] : fill;
  for (let y = 0, i = 0; y < height; y++) {
    const v = y - (height - 1) / 2;
    for (let x = 0; x < width; x++, i++) {
      const u = x - (width - 1) / 2;
      const sx = core.x + u * cos - v * sin;
      const sy = core.y + u * sin + v * cos;
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      const upperLeft = at(left, top);
      const lowerLeft = at(left, top + 1);
      const upper = upperLeft + (sx - left) * (at(left + 1, top) - upperLeft);
      const lower = lowerLeft + (sx - left) * (at(left + 1, top + 1) - lowerLeft);
      out.data[i] = upper + (sy - top) * (lower - upper);
    }
  }
  return out;
}
