import type { Cells } from "./cells.js";

/** Columns and rows of a grid whose cells lie row after row. */
type Grid = Pick<Cells, "columns" | "rows">;

/** The 4-connected regions of ones, each the indices of its cells, by their first cells. */
export function regionsOf(ones: Uint8Array, grid: Grid): number[][] {
  const left = ones.slice();
  const regions: number[][] = [];
  for (let start = 0; start < left.length; start++) if (left[start] === 1) regions.push(flood(left, [start], grid));
  return regions;
}

/** Takes `from` and what is 4-connected to it over ones out of `left`, and returns the indices. */
export function flood(left: Uint8Array, from: readonly number[], { columns, rows }: Grid): number[] {
  const region = [...from];
  for (const i of from) left[i] = 0;
  for (let next = 0; next < region.length; next++) {
    const i = region[next];
    const column = i % columns;
    const beside = [column > 0 ? i - 1 : -1, column < columns - 1 ? i + 1 : -1, i - columns, i + columns];
    for (const j of beside) {
      if (j < 0 || j >= columns * rows || left[j] === 0) continue;
      left[j] = 0;
      region.push(j);
    }
  }
  return region;
}
