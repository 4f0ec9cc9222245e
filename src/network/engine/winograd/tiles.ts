import { INPUTS, OUTPUTS } from "./transforms.js";

/** Pixels of a picture whose height and width a convolution keeps. */
export interface PictureSize {
  readonly height: number;
  readonly width: number;
}

/** Tiles that cover the picture; those at the right and the lower edge may reach beyond it. */
export function tileCount({ height, width }: PictureSize): number {
  return Math.ceil(height / OUTPUTS) * Math.ceil(width / OUTPUTS);
}

/** The pixel at each place of each tile of inputs (36 places, then tiles); height · width stands for the padding. */
export function inputPixels(size: PictureSize): number[] {
  return tilePixels(size, INPUTS, -1);
}

/** The pixel at each place of each tile of outputs (16 places, then tiles); height · width for what reaches beyond the picture. */
export function outputPixels(size: PictureSize): number[] {
  return tilePixels(size, OUTPUTS, 0);
}

/** Where each pixel of the picture, row by row, stands among the tiles of outputs. */
export function placesOfPixels(size: PictureSize): number[] {
  const places = new Array<number>(size.height * size.width);
  outputPixels(size).forEach((pixel, place) => {
    if (pixel < places.length) places[pixel] = place;
  });
  return places;
}

/** The pixels of 2 × 2 maxima, corner by corner from upper left to lower right; an odd edge is left out, as pooling does. */
export function quarters({ height, width }: PictureSize): number[][] {
  const [rows, columns] = [height >> 1, width >> 1];
  return [0, 1, 2, 3].map((corner) =>
    Array.from({ length: rows * columns }, (_, i) => {
      const [y, x] = [2 * Math.floor(i / columns) + (corner >> 1), 2 * (i % columns) + (corner & 1)];
      return y * width + x;
    }),
  );
}

function tilePixels({ height, width }: PictureSize, side: number, from: number): number[] {
  const rows = Math.ceil(height / OUTPUTS);
  const columns = Math.ceil(width / OUTPUTS);
  const pixels: number[] = [];
  for (let i = from; i < from + side; i++)
    for (let j = from; j < from + side; j++)
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const [y, x] = [OUTPUTS * row + i, OUTPUTS * column + j];
          const inside = y >= 0 && x >= 0 && y < height && x < width;
          pixels.push(inside ? y * width + x : height * width);
        }
  return pixels;
}
