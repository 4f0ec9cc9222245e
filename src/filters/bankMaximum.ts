import { type GrayImage, withData } from "../prints/grayImage.js";
import { convolve } from "./convolve.js";
import { gaborKernel } from "./gaborKernel.js";

/** The kernels of `bankMaximum`. */
export interface BankOptions {
  /** Directions in the bank, evenly spread over [0, π). Default 16. */
  orientations?: number;
  /** The one ridge frequency, ridges a pixel. Default 1/9. */
  frequency?: number;
  /** Standard deviation of the envelope across the ridges, pixels. Default 4. */
  sigmaX?: number;
  /** Standard deviation of the envelope along the ridges, pixels. Default 4. */
  sigmaY?: number;
}

/**
 * The common shortcut of image libraries' tutorials: the whole picture by a bank of Gabor filters of one frequency, and of the responses
 * at each pixel the one that is greatest in size, so that no orientation field is needed. Negative on ridges, as `gabor`.
 * Throws a RangeError unless there is at least one direction.
 *
 * @example
 * import { bankMaximum } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * bankMaximum(createImage(16, 16, { fill: 200 })).data[0]; // 0.000
 */
export function bankMaximum(image: GrayImage, options: BankOptions = {}): GrayImage {
  const { orientations = 16, frequency = 1 / 9, sigmaX = 4, sigmaY = 4 } = options;
  if (!Number.isInteger(orientations) || orientations < 1) {
    throw new RangeError(`bankMaximum: orientations must be a whole number of at least 1; given ${orientations}`);
  }
  const best = new Float32Array(image.data.length);
  for (let k = 0; k < orientations; k++) {
    const kernel = gaborKernel({ orientation: (Math.PI * k) / orientations, frequency, sigmaX, sigmaY, unitGain: true });
    const { data } = convolve(image, kernel);
    for (let i = 0; i < best.length; i++) if (Math.abs(data[i]!) > Math.abs(best[i]!)) best[i] = data[i]!;
  }
  return withData(image, best);
}
