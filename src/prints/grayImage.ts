/**
 * A grey picture. Row-major, x right, y down: pixel (x, y) is `data[y * width + x]`.
 *
 * Intensities run from 0 (black, ridge) to 255 (white, valley or background); intermediate results of filters may leave that
 * range. A plain object, so that it crosses to a worker thread as it is.
 */
export interface GrayImage {
  /** Width in pixels, at least 1. */
  readonly width: number;
  /** Height in pixels, at least 1. */
  readonly height: number;
  /** width × height intensities, nominally 0–255. */
  readonly data: Float32Array;
  /** Resolution in dots per inch; 500 for the usual scanner. */
  readonly dpi: number;
}

/**
 * A picture of one intensity. Throws a RangeError unless width and height are positive integers.
 *
 * @example
 * import { createImage } from "ridgelab/prints";
 * const white = createImage(3, 2, { fill: 255 });
 * white.data; // [255, 255, 255, 255, 255, 255]
 * white.dpi; // 500
 * createImage(0, 2); // throws an image needs a positive whole width and height; given 0×2
 */
export function createImage(width: number, height: number, options: { fill?: number; dpi?: number } = {}): GrayImage {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`an image needs a positive whole width and height; given ${width}×${height}`);
  }
  const data = new Float32Array(width * height);
  if (options.fill) data.fill(options.fill);
  return { width, height, data, dpi: options.dpi ?? 500 };
}

/**
 * A picture of the same size and resolution with other intensities (`data` is taken, not copied).
 *
 * @example
 * import { createImage, withData } from "ridgelab/prints";
 * const image = createImage(2, 1, { fill: 200 });
 * withData(image, image.data.map((value) => 255 - value)); // { width: 2, height: 1, data: [55, 55], dpi: 500 }
 */
export function withData(image: GrayImage, data: Float32Array): GrayImage {
  if (data.length !== image.width * image.height) {
    throw new RangeError(`${image.width}×${image.height} pixels need ${image.width * image.height} values; given ${data.length}`);
  }
  return { width: image.width, height: image.height, data, dpi: image.dpi };
}
