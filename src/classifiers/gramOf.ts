import { VECTOR_LENGTH } from "../network/tailInput.js";
import { fromFloat16 } from "../network/trunk/float16.js";
import { requireFeatures } from "./classifier.js";
import { innerProducts } from "./innerProducts.js";

/** Vectors by their inner products: all that principal components, kernels and distances need of them. */
export interface Gram {
  /** n × n. */
  readonly products: Float64Array;
  /** The greatest value of each vector, to scale by. */
  readonly greatest: Float32Array;
}

/**
 * The Gram matrix of vectors in half precision, 100,352 values each.
 *
 * @throws RangeError where a value is no finite number
 */
export function gramOf(vectors: Uint16Array): Gram {
  const data = fromFloat16(vectors);
  const rows = data.length / VECTOR_LENGTH;
  const matrix = { rows, columns: VECTOR_LENGTH, data };
  requireFeatures(matrix, VECTOR_LENGTH);
  const greatest = Float32Array.from({ length: rows }, (_, row) =>
    data.subarray(row * VECTOR_LENGTH, (row + 1) * VECTOR_LENGTH).reduce((most, v) => Math.max(most, v), 0),
  );
  return { products: innerProducts(matrix, matrix), greatest };
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
