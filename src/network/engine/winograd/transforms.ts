/**
 * Winograd's minimal filtering F(4×4, 3×3) after Lavin and Gray 2016 (arXiv:1509.09308), section 4.3, with their points 0, ±1, ±2, ∞: a tile of
 * 6 × 6 inputs gives 4 × 4 outputs with 36 products where the definition takes 144. A tile is a column here, its rows one after the other,
 * so that each two-dimensional transform is one matrix: T ⊗ T.
 */
export const INPUT = [
  [4, 0, -5, 0, 1, 0],
  [0, -4, -4, 1, 1, 0],
  [0, 4, -4, -1, 1, 0],
  [0, -2, -1, 2, 1, 0],
  [0, 2, -1, -2, 1, 0],
  [0, 4, 0, -5, 0, 1],
];
export const FILTER = [
  [1 / 4, 0, 0],
  [-1 / 6, -1 / 6, -1 / 6],
  [-1 / 6, 1 / 6, -1 / 6],
  [1 / 24, 1 / 12, 1 / 6],
  [1 / 24, -1 / 12, 1 / 6],
  [0, 0, 1],
];
export const OUTPUT = [
  [1, 1, 1, 1, 1, 0],
  [0, 1, -1, 2, -2, 0],
  [0, 1, 1, 4, 4, 0],
  [0, 1, -1, 8, -8, 1],
];

/** F(2, 3) with the points 0, 1, −1, ∞, for the same rows of `FILTER`. */
export const SMALL_INPUT = [
  [4, 0, -4, 0],
  [0, -3, -3, 0],
  [0, 3, -3, 0],
  [0, 1, 0, -1],
];
export const SMALL_OUTPUT = [
  [1, 1, 1, 0],
  [0, 1, -1, -1],
];

/** Outputs on a tile's side. */
export const OUTPUTS = 4;

/** Inputs on a tile's side. */
export const INPUTS = 6;

/** Products of a tile. */
export const PRODUCTS = INPUTS * INPUTS;

/** 36 × 36: a tile of inputs to what is multiplied. */
export const inputTransform = kronecker(INPUT);

/** 36 × 9: a filter to what it is multiplied by. */
export const filterTransform = kronecker(FILTER);

/** 36 × 9: the same for the filter turned by 180°. */
export const turnedFilterTransform = filterTransform.map((row) => row.toReversed());

/** 16 × 36: the products to a tile of outputs. */
export const outputTransform = kronecker(OUTPUT);

/** Rows and columns exchanged: the way that gradients go. */
export function transposed(matrix: readonly (readonly number[])[]): number[][] {
  return matrix[0].map((_, column) => matrix.map((row) => row[column]));
}

/** Row-major. */
export function flat(matrix: readonly (readonly number[])[]): Float32Array {
  return Float32Array.from(matrix.flat());
}

function kronecker(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.flatMap((a) => matrix.map((b) => a.flatMap((p) => b.map((q) => p * q))));
}
