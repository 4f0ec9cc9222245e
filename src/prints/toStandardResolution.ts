import type { Picture } from "./decodeImage.js";
import type { GrayImage } from "./grayImage.js";
import { resize } from "./resize.js";
import { STANDARD_DPI } from "./settleResolution.js";

/**
 * The one place where a picture's resolution is honoured: it is drawn anew at 500 dpi, x and y apart. At 500 dpi its pixels are what
 * they were, bit for bit.
 */
export function toStandardResolution({ width, height, data, dpi }: Picture): GrayImage {
  if (dpi.x === STANDARD_DPI && dpi.y === STANDARD_DPI) return { width, height, data, dpi: STANDARD_DPI };
  return { ...resize({ width, height, data }, dpi.x / STANDARD_DPI, dpi.y / STANDARD_DPI), dpi: STANDARD_DPI };
}
