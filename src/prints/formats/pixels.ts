/** A grey picture without a resolution, row-major. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** width × height intensities, 0–255. */
  readonly data: Float32Array;
}

/**
 * The largest picture that is read: 2²⁵ pixels, an inch square at 5000 dpi or a card of ten prints at 500 dpi. A file of some hundred bytes
 * can claim any number.
 */
export const MAX_PIXELS = 2 ** 25;

/**
 * Checks a size that a header claims before anything is allocated for it.
 * Throws a RangeError where a side is zero, where the picture is larger than 2²⁵ pixels, or where `available` bytes, of which each
 * holds `perByte` pixels at the very most, cannot hold it.
 */
export function checkSize(width: number, height: number, available: number, perByte: number): void {
  if (width < 1 || height < 1) throw new RangeError(`claims ${width}×${height} pixels; each side must be at least 1`);
  if (width * height > MAX_PIXELS) {
    throw new RangeError(`claims ${width}×${height} pixels; at most ${MAX_PIXELS} pixels are read`);
  }
  if (width * height > available * perByte) {
    throw new RangeError(`claims ${width}×${height} pixels, which its ${available} bytes of data cannot hold`);
  }
}

/** Luma of a colour by Rec. ITU-R BT.601; equal channels give exactly that value. */
export function luma(red: number, green: number, blue: number): number {
  return red === green && green === blue ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** What is seen of a grey value of some opacity, 0–1, on white paper. */
export function overWhite(value: number, opacity: number): number {
  return opacity === 1 ? value : value * opacity + 255 * (1 - opacity);
}
