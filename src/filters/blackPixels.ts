import type { GrayImage } from "../prints/grayImage.js";

/** The black pixels of a picture, with white all round it, so that each has eight neighbours. */
export interface BlackPixels {
  /** 1 for black, `stride` a row; the picture's first pixel lies at `stride + 1`. */
  readonly black: Uint8Array;
  readonly stride: number;
  /** The places of the black ones, from the top downwards. */
  readonly places: Int32Array;
  /** From a pixel to its neighbours, counter-clockwise from the east. */
  readonly around: readonly number[];
}

/** Where a picture is 0. */
export function blackPixels({ width, height, data }: GrayImage): BlackPixels {
  const stride = width + 2;
  const black = new Uint8Array(stride * (height + 2));
  let blacks = 0;
  for (let i = 0; i < data.length; i++) if (data[i] === 0) blacks++;
  const places = new Int32Array(blacks);
  let count = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, p = (y + 1) * stride + 1; x < width; x++, i++, p++) {
      if (data[i] !== 0) continue;
      black[p] = 1;
      places[count++] = p;
    }
  }
  const around = [1, 1 - stride, -stride, -1 - stride, -1, stride - 1, stride, stride + 1];
  return { black, stride, places, around };
}

/** The eight neighbours of a place as bits, of which the first of `around` is bit 0. */
export function neighbours({ black, stride }: BlackPixels, p: number): number {
  return (
    black[p + 1] |
    (black[p + 1 - stride] << 1) |
    (black[p - stride] << 2) |
    (black[p - 1 - stride] << 3) |
    (black[p - 1] << 4) |
    (black[p - 1 + stride] << 5) |
    (black[p + stride] << 6) |
    (black[p + 1 + stride] << 7)
  );
}

/** The pixel's index in the picture. */
export function indexOf(place: number, stride: number): number {
  const row = Math.floor(place / stride);
  return (row - 1) * (stride - 2) + place - row * stride - 1;
}
