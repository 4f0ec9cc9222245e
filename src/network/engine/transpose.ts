/** Side of the squares that are turned at a time: source and target lines of one square stay in the first-level cache. */
const TILE = 16;

/** Writes the transpose of `source`, rows × columns and row-major, to `target`. */
export function transpose(source: Float32Array, rows: number, columns: number, target: Float32Array): void {
  for (let top = 0; top < rows; top += TILE) {
    const bottom = Math.min(rows, top + TILE);
    for (let left = 0; left < columns; left += TILE) {
      const right = Math.min(columns, left + TILE);
      for (let x = left; x < right; x++) for (let y = top; y < bottom; y++) target[x * rows + y] = source[y * columns + x];
    }
  }
}
