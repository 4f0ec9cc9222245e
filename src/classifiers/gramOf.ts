import type { HalfRows } from "../network/features/halfRows.js";
import { fromFloat16 } from "../network/trunk/float16.js";
import { noNumber } from "./classifier.js";
import { sumOfBlocks } from "./innerProducts.js";

/** Vectors by their inner products: all that principal components, kernels and distances need of them. */
export interface Gram {
  /** n × n. */
  readonly products: Float64Array;
  /** The greatest value of each vector, to scale by. */
  readonly greatest: Float32Array;
}

/**
 * The Gram matrix of vectors in half precision, a row each. Single precision is had of some thousand columns at a time.
 *
 * @throws RangeError where a value is no finite number
 */
export function gramOf({ rows, columns, data }: HalfRows): Gram {
  const greatest = new Float32Array(rows);
  const products = sumOfBlocks(columns, [rows, rows], (from, width) => {
    const block = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) {
      const at = row * columns + from;
      const values = fromFloat16(data.subarray(at, at + width));
      for (const [i, value] of values.entries()) if (!Number.isFinite(value)) throw noNumber(row, from + i, value);
      greatest[row] = values.reduce((most, v) => Math.max(most, v), greatest[row]);
      block.set(values, row * width);
    }
    return [block, block];
  });
  return { products, greatest };
}

/** The products of some rows with others, over the square of a scale. */
export function partOf(
  { products, greatest }: Gram,
  rows: readonly number[],
  columns: readonly number[],
  scale = 1,
): Float64Array {
  const n = greatest.length;
  const part = new Float64Array(rows.length * columns.length);
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      part[i * columns.length + j] = products[row * n + column] / scale ** 2;
    });
  });
  return part;
}

/** The greatest value of the training vectors: over it, they lie between zero and one, as paper A has its vectors (section 2.5). */
export function scaleOf({ greatest }: Gram, training: readonly number[]): number {
  return training.reduce((most, row) => Math.max(most, greatest[row]), 0) || 1;
}
