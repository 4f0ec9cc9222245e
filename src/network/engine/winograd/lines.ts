import { INPUT, OUTPUT, OUTPUTS, SMALL_INPUT, SMALL_OUTPUT, transposed } from "./transforms.js";

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
 * F(4, 3) and F(2, 3) of Lavin and Gray 2016 (arXiv:1509.09308), section 4: a line in tiles of four outputs, the last of two if no more are left, which has four points of the six. 14 pixels are 22 products so, where four tiles of four
 * would be 24.
 */
export function lineParts(length: number): LinePart[] {
  const small = length % OUTPUTS === 1 || length % OUTPUTS === 2;
  const large = small ? Math.floor(length / OUTPUTS) : Math.ceil(length / OUTPUTS);
  const numbers = [large + Number(small), large];
  return POINTS.flatMap((points, part) => {
    const tiles = numbers[part];
    if (tiles === 0) return [];
    /** A line for each point of each tile, from the large or the small tile's matrices, and the point's row there. */
    const each = (line: (tile: number, isLarge: boolean, row: number) => number[]): number[][] =>
      points.flatMap((point, at) =>
        Array.from({ length: tiles }, (_, tile) => line(tile, tile < large, tile < large ? point : at)),
      );
    const input = each((tile, isLarge, row) => lineOf(length, OUTPUTS * tile - 1, (isLarge ? INPUT : SMALL_INPUT)[row]));
    const output = each((tile, isLarge, row) =>
      lineOf(
        length,
        OUTPUTS * tile,
        (isLarge ? OUTPUT : SMALL_OUTPUT).map((points) => points[row]),
      ),
    );
    return [{ points, tiles, input, output: transposed(output) }];
  });
}

/** Numbers from a place on, those beyond the line left out, zero elsewhere. */
function lineOf(length: number, from: number, values: readonly number[]): number[] {
  return Array.from({ length }, (_, i) => values[i - from] ?? 0);
}
