import { fromFloat16 } from "../trunk/float16.js";

/** Numbers in half precision, a row a print: features of a layer or vectors, height × width × channels in a row. */
export interface HalfRows {
  readonly rows: number;
  readonly columns: number;
  /** Row after row: `rows` × `columns`. */
  readonly data: Uint16Array;
}

/** Some rows, one after the other, in single precision. */
export function takeHalfRows({ columns, data }: HalfRows, rows: readonly number[]): Float32Array {
  const taken = new Float32Array(rows.length * columns);
  for (const [i, row] of rows.entries()) taken.set(fromFloat16(data.subarray(row * columns, (row + 1) * columns)), i * columns);
  return taken;
}

/** The rows of `a`, then those of `b`, of equal length. */
export function joinHalfRows(a: HalfRows, b: HalfRows): HalfRows {
  const data = new Uint16Array(a.data.length + b.data.length);
  data.set(a.data);
  data.set(b.data, a.data.length);
  return { rows: a.rows + b.rows, columns: a.columns, data };
}
