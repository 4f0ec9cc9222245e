import { type ConvSizes, forEachRun } from "./forEachRun.js";

/** The transpose of im2col: adds every value of `columns` to the input pixel that it was copied from; what lies in the padding is dropped. */
export function col2im(columns: Float32Array, sizes: ConvSizes, firstRow: number, rows: number, x: Float32Array): void {
  forEachRun(
    sizes,
    firstRow,
    rows,
    (to, from, length) => {
      for (let i = 0; i < length; i++) x[to + i] += columns[from + i];
    },
    () => {},
  );
}
