import type { GrayImage } from "./grayImage.js";
import { printArea } from "./printArea.js";

/** What of a print `fitToSquare` shows, and on what ground. */
export interface FitOptions {
  /** Pixels of the source left around the print. Default: 8. */
  readonly margin?: number;
  /** Intensity beyond the source's edge. Default: 255. */
  readonly background?: number;
  /**
   * Pixels of the source that the square shows across. One value for a whole data set keeps the ridges of all its prints at one
   * scale. Default: the print's longer side with its margins, but at least `size`, so that nothing is ever enlarged.
   */
  readonly window?: number;
  /** What stands in the square's middle: the print's, or the picture's own, where the print has been laid there. Default: "print". */
  readonly center?: "print" | "picture";
}

/**
 * The one place where prints are fitted to a network's square: cut out around a centre, padded where the source ends, its aspect kept, and made smaller by the mean over each pixel's area (exact, so nothing aliases).
 * @param size pixels of the square's side, a positive integer; 224 is VGG16's.
 * @returns a picture of size × size whose dpi is that of the source, divided by the reduction.
 * @throws RangeError for a size or window that is not positive, or a negative margin.
 *
 * @example
 * import { createImage, fitToSquare } from "ridgelab/prints";
 * const { width, height, dpi } = fitToSquare(createImage(448, 448, { fill: 255 }), 224, { window: 448 });
 * [width, height, dpi]; // [224, 224, 250]
 */
export function fitToSquare(image: GrayImage, size = 224, options: FitOptions = {}): GrayImage {
  const { margin = 8, background = 255 } = options;
  if (!Number.isInteger(size) || size < 1)
    throw new RangeError(`the square's side must be a positive whole number; given ${size}`);
  if (!(margin >= 0 && Number.isFinite(margin))) throw new RangeError(`margin must be at least 0; given ${margin}`);
  const whole = { left: 0, top: 0, right: image.width, bottom: image.height };
  const { left, top, right, bottom } = options.center === "picture" ? whole : printArea(image);
  const window = options.window ?? Math.max(size, right - left + 2 * margin, bottom - top + 2 * margin);
  if (!(window > 0 && Number.isFinite(window))) throw new RangeError(`window must be positive; given ${window}`);

  // Whole pixels where nothing is scaled, so that the print is copied and not blurred.
  const across = shares(Math.round((left + right - window) / 2), window / size, size, image.width);
  const down = shares(Math.round((top + bottom - window) / 2), window / size, size, image.height);
  const narrow = reduce(image.data, image.width, image.height, across, background);
  const data = reduce(narrow, image.height, size, down, background);
  return { width: size, height: size, data, dpi: (image.dpi * size) / window };
}

/** Weighs the pixels of every row by the shares, what is missing being background; the result is transposed, so that twice is both. */
function reduce(data: Float32Array, width: number, height: number, shares: readonly Share[][], background: number): Float32Array {
  const result = new Float32Array(shares.length * height);
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < shares.length; i++) {
      let sum = 0;
      let missing = 1;
      for (const { index, share } of shares[i]) {
        sum += share * data[y * width + index];
        missing -= share;
      }
      // Rounding leaves a trace of what is not missing.
      result[i * height + y] = missing > 1e-9 ? sum + missing * background : sum;
    }
  }
  return result;
}

/** The part that one source pixel has in a pixel of the result. */
interface Share {
  readonly index: number;
  readonly share: number;
}

/** For each of `count` pixels of `step` source pixels from `start` on: the source pixels that it covers, and its share of each. */
function shares(start: number, step: number, count: number, length: number): Share[][] {
  return Array.from({ length: count }, (_, i) => {
    const from = start + i * step;
    const to = from + step;
    const covered: Share[] = [];
    for (let index = Math.max(0, Math.floor(from)); index < Math.min(length, to); index++) {
      covered.push({ index, share: (Math.min(to, index + 1) - Math.max(from, index)) / step });
    }
    return covered;
  });
}
