import type { HalfRows } from "../../src/network/features/halfRows.js";
import { toFloat16 } from "../../src/network/trunk/float16.js";

/** Values row after row, as many columns a row; of a picture of 224 × 224, unless told otherwise. */
export function halfRowsOf(values: Float32Array, columns = 14 * 14 * 512): HalfRows {
  return { rows: values.length / columns, columns, data: toFloat16(values) };
}
