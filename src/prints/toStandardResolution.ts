import type { Picture } from "./decodeImage.js";
import { MAX_PIXELS } from "./formats/pixels.js";
import type { GrayImage } from "./grayImage.js";
import { resize } from "./resize.js";
import { STANDARD_DPI } from "./settleResolution.js";

/**
 * The one place where a picture's resolution is honoured: it is drawn anew at 500 dpi, x and y apart. At 500 dpi its pixels are what
 * they were, bit for bit.
 * @throws RangeError where the result would have more than 2²⁶ pixels.
 */
export function toStandardResolution({ width, height, data, dpi }: Picture): GrayImage {
  if (dpi.x === STANDARD_DPI && dpi.y === STANDARD_DPI) return { width, height, data, dpi: STANDARD_DPI };
  const [stepX, stepY] = [dpi.x / STANDARD_DPI, dpi.y / STANDARD_DPI];
  if ((width / stepX) * (height / stepY) > MAX_PIXELS) {
    const stated = dpi.x === dpi.y ? dpi.x : `${dpi.x}×${dpi.y}`;
    throw new RangeError(
      `${width}×${height} pixels of ${stated} dpi would be more than ${MAX_PIXELS} pixels at ${STANDARD_DPI} dpi`,
    );
  }
  return { ...resize({ width, height, data }, stepX, stepY), dpi: STANDARD_DPI };
}
