/** Rows and columns of the matrix that the 100,352 features are laid out in (Algorithm 2). */
export const KEY_ROWS = 128;
export const KEY_COLUMNS = 784;

/**
 * The vector V of paper A's Algorithm 2: the mean-of-vectors as a matrix of 128 rows of 784, row after row, and the magnitude
 * (Euclidean norm) of each row.
 *
 * @param seed rows × columns values (RangeError otherwise)
 * @returns one magnitude a row, at least 0, in the features' unit
 *
 * @example
 * import { rowMagnitudes } from "ridgelab/keys";
 * rowMagnitudes(Float32Array.of(3, 4, 6, 8), 2, 2); // [5, 10]
 */
export function rowMagnitudes(seed: Float32Array, rows = KEY_ROWS, columns = KEY_COLUMNS): Float64Array {
  if (seed.length !== rows * columns) {
    throw new RangeError(`rowMagnitudes: ${seed.length} values, a matrix of ${rows} × ${columns} needs ${rows * columns}`);
  }
  return Float64Array.from({ length: rows }, (_, row) => {
    let squares = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) squares += seed[i] * seed[i];
    return Math.sqrt(squares);
  });
}
