import { type GrayImage, withData } from "../prints/grayImage.js";
import { type Border, pad } from "./border.js";
import { assertWindow } from "./types.js";

/** The window of `median`. */
export interface MedianOptions {
  /** Side of the window in pixels, odd. Default 3. */
  window?: number;
  /** What lies beyond the edge. Default "replicate" (as OpenCV's medianBlur has it). */
  border?: Border;
}

/**
 * The median filter: each pixel becomes the middle one of the n² intensities of its window, sorted. Paper B, section 3.2.
 *
 * Pictures of whole intensities 0–255 go by Huang's sliding histogram (Huang, Yang and Tang 1979), all others by Hoare's selection.
 * Throws a RangeError unless n is odd and at least 1.
 *
 * @example
 * import { median } from "ridgelab/filters";
 * const speck = { width: 3, height: 3, data: Float32Array.of(9, 9, 9, 9, 255, 9, 9, 9, 9), dpi: 500 };
 * median(speck, { window: 3 }).data; // [9, 9, 9, 9, 9, 9, 9, 9, 9]
 */
export function median(image: GrayImage, options: MedianOptions = {}): GrayImage {
  const { window = 3, border = "replicate" } = options;
  assertWindow("median", window);
  const padded = pad(image, (window - 1) / 2, border);
  const data = new Float32Array(image.data.length);
  const filter = isByteImage(image) ? medianOfBytes : medianOfFloats;
  filter(padded.data, padded.width, window, image.width, image.height, data);
  return withData(image, data);
}

function isByteImage(image: GrayImage): boolean {
  const { data } = image;
  for (let i = 0; i < data.length; i++) if (data[i] !== (data[i] & 255)) return false;
  return true;
}

type Filter = (source: Float32Array, stride: number, window: number, width: number, height: number, out: Float32Array) => void;

/** Slides a histogram along each row; `below` counts the window's pixels under the current median `m`. */
const medianOfBytes: Filter = (source, stride, window, width, height, out) => {
  const histogram = new Int32Array(256);
  const middle = (window * window - 1) / 2;
  for (let y = 0; y < height; y++) {
    histogram.fill(0);
    for (let dy = 0; dy < window; dy++) {
      for (let x = 0; x < window; x++) histogram[source[(y + dy) * stride + x]]++;
    }
    let m = 0;
    let below = 0;
    for (let x = 0; x < width; x++) {
      if (x > 0) {
        for (let dy = 0, p = y * stride + x - 1; dy < window; dy++, p += stride) {
          const gone = source[p];
          const come = source[p + window];
          histogram[gone]--;
          histogram[come]++;
          below += (come < m ? 1 : 0) - (gone < m ? 1 : 0);
        }
      }
      while (below > middle) below -= histogram[--m];
      while (below + histogram[m] <= middle) below += histogram[m++];
      out[y * width + x] = m;
    }
  }
};

const medianOfFloats: Filter = (source, stride, window, width, height, out) => {
  const values = new Float32Array(window * window);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let dy = 0, k = 0, p = y * stride + x; dy < window; dy++, p += stride) {
        for (let dx = 0; dx < window; dx++) values[k++] = source[p + dx];
      }
      out[y * width + x] = select(values, (values.length - 1) / 2);
    }
  }
};

/** The k-th smallest value, k from 0; reorders `values` (Hoare 1961). */
function select(values: Float32Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[k];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (pivot < values[j]) j--;
      if (i <= j) {
        const swap = values[i];
        values[i++] = values[j];
        values[j--] = swap;
      }
    }
    if (j < k) low = i;
    if (k < i) high = j;
  }
  return values[k];
}
