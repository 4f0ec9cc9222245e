import { type GrayImage, withData } from "../prints/grayImage.js";
import { type Border, pad } from "./border.js";

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
  const source = new Float64Array(padded.data);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    let x = 0;
    for (; x + 3 < width; x += 4) filterFour(source, padded.width, y * padded.width + x, kernel, data, y * width + x);
    for (; x < width; x++) data[y * width + x] = filterOne(source, padded.width, y * padded.width + x, kernel);
  }
  return withData(image, data);
}

/** The pixel whose window begins at `from`. */
function filterOne(source: Float64Array, stride: number, from: number, { size, data: weights }: Kernel): number {
  let sum = 0;
  for (let dy = 0, k = 0; dy < size; dy++) {
    for (let p = from + dy * stride, end = p + size; p < end; p++) sum += weights[k++] * source[p];
  }
  return sum;
}

/** Four neighbours, so that an addition need not wait for the one before; what one has read is passed on to the next. Each is summed as `filterOne` does. */
function filterFour(
  source: Float64Array,
  stride: number,
  from: number,
  { size, data: weights }: Kernel,
  out: Float32Array,
  to: number,
): void {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let dy = 0, k = 0; dy < size; dy++) {
    let p = from + dy * stride;
    let p0 = source[p];
    let p1 = source[p + 1];
    let p2 = source[p + 2];
    for (const end = p + size; p < end; p++) {
      const weight = weights[k++];
      const p3 = source[p + 3];
      s0 += weight * p0;
      s1 += weight * p1;
      s2 += weight * p2;
      s3 += weight * p3;
      p0 = p1;
      p1 = p2;
      p2 = p3;
    }
  }
  out[to] = s0;
  out[to + 1] = s1;
  out[to + 2] = s2;
  out[to + 3] = s3;
}
