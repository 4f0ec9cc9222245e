/** A picture cut into square cells: `columns` × `rows` of them, `size` pixels a side; those at the right and lower edge may be cut off. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
}

/** The cells of a picture. Throws a RangeError unless `size` is a positive whole number. */
export function cellsOf(width: number, height: number, size: number): Cells {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`a block needs a positive whole side in pixels; given ${size}`);
  return { columns: Math.ceil(width / size), rows: Math.ceil(height / size), size };
}

/** One number a cell → one number a pixel: bilinear between the cells' middles, level beyond the outermost ones. */
export function spread(values: Float32Array, cells: Cells, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height);
  const row = spreadRows(values, cells, width);
  for (let y = 0; y < height; y++) out.set(row(y), y * width);
  return out;
}

/** The same a row at a time, for those who need no picture of it: each call returns the same array with the row that is asked for. */
export function spreadRows(values: Float32Array, cells: Cells, width: number): (y: number) => Float32Array {
  const { columns, rows, size } = cells;
  const out = new Float32Array(width);
  const line = new Float64Array(columns + 2); // the outermost cells repeated
  const half = Math.floor(size / 2);
  return (y) => {
    const at = Math.min(Math.max((y + 0.5) / size - 0.5, 0), rows - 1);
    const upper = Math.floor(at) * columns;
    const lower = Math.min(Math.floor(at) + 1, rows - 1) * columns;
    const down = at - Math.floor(at);
    for (let c = 0; c < columns; c++) line[c + 1] = values[upper + c] + down * (values[lower + c] - values[upper + c]);
    line[0] = line[1];
    line[columns + 1] = line[columns];
    for (let c = 0, x = 0; c <= columns && x < width; c++) {
      // from the middle of cell c − 1 to that of cell c
      const step = (line[c + 1] - line[c]) / size;
      const end = Math.min(c * size + half, width);
      let value = line[c] + (x + 0.5 - (c - 0.5) * size) * step;
      for (; x < end; x++, value += step) out[x] = value;
    }
    return out;
  };
}

/** The middle pixel of cell column (or row) `index`, within a picture of that length. */
export function cellMiddle(index: number, size: number, length: number): number {
  return Math.min(index * size + (size - 1) / 2, length - 1);
}
