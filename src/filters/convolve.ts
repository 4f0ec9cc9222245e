import { type GrayImage, withData } from "../prints/grayImage.js";
import { type Border, pad } from "./border.js";
import { rowConvolver } from "./convolveRow.js";

/** A filter kernel of odd side, row-major, its middle at the pixel it is applied to. */
export interface Kernel {
  /** Side in pixels, odd. */
  readonly size: number;
  readonly data: Float64Array;
}

/** What `convolve` does at the edge. */
export interface ConvolveOptions {
  /** What lies beyond the edge. Default "reflect101", which is OpenCV's. */
  border?: Border;
}

/**
 * The picture filtered with one fixed kernel: each pixel becomes Σ K(dx, dy)·I(x + dx, y + dy), the kernel not turned (a correlation, as
 * OpenCV's filter2D; for the symmetric kernels of this room it is the convolution).
 *
 * @example
 * import { convolve } from "ridgelab/filters";
 * const image = { width: 3, height: 1, data: Float32Array.of(1, 2, 4), dpi: 500 };
 * const across = { size: 3, data: Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0, 0) };
 * convolve(image, across, { border: "replicate" }).data; // [1, 3, 2]
 */
export function convolve(image: GrayImage, kernel: Kernel, options: ConvolveOptions = {}): GrayImage {
  const { width, height } = image;
  const { size } = kernel;
  if (size % 2 !== 1 || kernel.data.length !== size * size) {
    throw new RangeError(
      `convolve: a kernel needs an odd side n and n² values; given side ${size}, ${kernel.data.length} values`,
    );
  }
  const padded = pad(image, (size - 1) / 2, options.border ?? "reflect101");
  const data = new Float32Array(width * height);
  const convolveRow = rowConvolver(padded.data, padded.width, kernel.data, size, width);
  for (let y = 0; y < height; y++) data.set(convolveRow(y * padded.width), y * width);
  return withData(image, data);
}
