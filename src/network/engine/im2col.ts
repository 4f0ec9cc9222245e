import { type ConvSizes, forEachRun } from "./forEachRun.js";

/** Shorter runs are copied faster by a loop than by `set`, whose call costs as much as some dozen values. */
const SHORT_RUN = 64;

/** Fills `columns` with the lines firstRow … firstRow + rows - 1 of the convolution's im2col matrix (see forEachRun). */
export function im2col(x: Float32Array, sizes: ConvSizes, firstRow: number, rows: number, columns: Float32Array): void {
  forEachRun(
    sizes,
    firstRow,
    rows,
    (from, to, length) => {
      if (length >= SHORT_RUN) columns.set(x.subarray(from, from + length), to);
      else for (let i = 0; i < length; i++) columns[to + i] = x[from + i];
    },
    (to, length) => columns.fill(0, to, to + length),
  );
}
