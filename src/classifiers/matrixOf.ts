import { POOLED_LENGTH } from "../network/features/poolFeatures.js";
import type { Matrix } from "./classifier.js";

/** Pooled prints as the rows of a matrix. */
export function matrixOf(rows: readonly Float32Array[]): Matrix {
  const data = new Float32Array(rows.length * POOLED_LENGTH);
  for (const [i, row] of rows.entries()) data.set(row, i * POOLED_LENGTH);
  return { rows: rows.length, columns: POOLED_LENGTH, data };
}
