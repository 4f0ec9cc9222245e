import type { Corner } from "./convexHull.js";

/** Side of a cell, pixels: what lies at most half of it away from a point is in one of four cells. */
export const CELL = 36;

/** Points by the cell of a grid that they lie in; the outermost cells are empty. */
export interface CellGrid {
  /** Where the grid begins. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The first point of each cell, row by row, or −1; and for each point the next one of its cell, or −1. */
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/** Sorts points into cells; any number of them. */
export function cellGrid(points: readonly Corner[]): CellGrid {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const [x, y] = [Math.min(...xs) - CELL, Math.min(...ys) - CELL];
  const cellsAlong = (from: number, to: number) => (points.length === 0 ? 0 : Math.floor((to - from) / CELL) + 2);
  const [width, height] = [cellsAlong(x, Math.max(...xs)), cellsAlong(y, Math.max(...ys))];
  const first = new Int32Array(width * height).fill(-1);
  const next = new Int32Array(points.length);
  for (let i = points.length - 1; i >= 0; i--) {
    const cell = Math.floor((ys[i] - y) / CELL) * width + Math.floor((xs[i] - x) / CELL);
    next[i] = first[cell];
    first[cell] = i;
  }
  return { x, y, width, height, first, next };
}

/** The cell that is the least in row and column of the four around a point; −1 where all four lie outside, or some beyond the outermost. */
export function cornerCell({ x: fromX, y: fromY, width, height }: CellGrid, x: number, y: number): number {
  const column = Math.floor((x - fromX) / CELL - 0.5);
  const row = Math.floor((y - fromY) / CELL - 0.5);
  return column < 0 || row < 0 || column >= width - 1 || row >= height - 1 ? -1 : row * width + column;
}
