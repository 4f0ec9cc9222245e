import { INPUT, OUTPUT, SMALL_INPUT, SMALL_OUTPUT, transposed } from "./transforms.js";

/**
 * Points of the transform of a line (a row or a column of pixels) that are of as many tiles, and the matrices that lead there and back. Row `point · tiles + tile`
 * of the one and that column of the other belong to a point of a tile.
 */
export interface LinePart {
  /** among 0, 1, −1, 2, −2, ∞ */
  readonly points: readonly number[];
  readonly tiles: number;
  /** points · tiles × pixels: pixels to what is multiplied */
  readonly input: readonly (readonly number[])[];
  /** pixels × points · tiles: products to pixels */
  readonly output: readonly (readonly number[])[];
}

/** Points of tiles of two outputs and of four; those of the latter alone. */
const POINTS = [
  [0, 1, 2, 5],
  [3, 4],
];

/**
 * A line in tiles of four outputs, the last of two if no more are left, which has four points of the six. 14 pixels are 22 products so, where four tiles of four
 * would be 24.
 */
export function lineParts(length: number): LinePart[] {
  const small = length % 4 === 1 || length % 4 === 2;
  const large = small ? Math.floor(length / 4) : Math.ceil(length / 4);
  const numbers = [large + Number(small), large];
  return POINTS.flatMap((points, part) => {
    const tiles = numbers[part];
    if (tiles === 0) return [];
    const input = points.flatMap((point, at) =>
      Array.from({ length: tiles }, (_, tile) => lineOf(length, 4 * tile - 1, tile < large ? INPUT[point] : SMALL_INPUT[at])),
    );
    const output = points.flatMap((point, at) =>
      Array.from({ length: tiles }, (_, tile) =>
        lineOf(
          length,
          4 * tile,
          (tile < large ? OUTPUT : SMALL_OUTPUT).map((row) => row[tile < large ? point : at]),
        ),
      ),
    );
    return [{ points, tiles, input, output: transposed(output) }];
  });
}

/** Numbers from a place on, those beyond the line left out, zero elsewhere. */
function lineOf(length: number, from: number, values: readonly number[]): number[] {
  return Array.from({ length }, (_, i) => values[i - from] ?? 0);
}
