import { gemm } from "../network/engine/gemm.js";
import type { Matrix } from "./classifier.js";

/** Columns of one block: sums within it are taken in single precision, over the blocks in double. */
const BLOCK = 4096;

/**
 * The inner product of each row of `a` with each of `b`: a blocked matrix product on the engine. With `a` = `b` it is the Gram matrix.
 *
 * @returns a.rows × b.rows
 * @throws RangeError where the rows differ in length
 *
 * @example
 * import { innerProducts } from "ridgelab/classifiers";
 * const rows = { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) };
 * innerProducts(rows, rows); // [5, 11, 11, 25]
 */
export function innerProducts(a: Matrix, b: Matrix): Float64Array {
  if (a.columns !== b.columns) {
    throw new RangeError(`inner products of rows of ${a.columns} and ${b.columns} values; they must be as long`);
  }
  return sumOfBlocks(a.columns, [a.rows, b.rows], (from, width) => {
    const left = columnBlock(a, from, width);
    return [left, a === b ? left : columnBlock(b, from, width)];
  });
}

/**
 * The inner products of rows that are had a block of columns at a time.
 *
 * @param block the columns from `from` on, of the rows on both sides: rows × width each
 */
export function sumOfBlocks(
  columns: number,
  [rows, others]: readonly [number, number],
  block: (from: number, width: number) => readonly [Float32Array, Float32Array],
): Float64Array {
  const sums = new Float64Array(rows * others);
  const product = new Float32Array(rows * others);
  for (let from = 0; from < columns; from += BLOCK) {
    const width = Math.min(BLOCK, columns - from);
    const [left, right] = block(from, width);
    gemm(left, right, product, [rows, width, others], { transB: true });
    for (let i = 0; i < sums.length; i++) sums[i] += product[i];
  }
  return sums;
}

/** The inner product of each row with itself, in the order of the rows, of a Gram matrix. */
export function squaredNorms(gram: Float64Array): Float64Array {
  const n = Math.sqrt(gram.length);
  return Float64Array.from({ length: n }, (_, i) => gram[i * n + i]);
}

function columnBlock({ rows, columns, data }: Matrix, from: number, width: number): Float32Array {
  const block = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    block.set(data.subarray(row * columns + from, row * columns + from + width), row * width);
  }
  return block;
}
