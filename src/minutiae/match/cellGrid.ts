import type { Corner } from "./convexHull.js";

/** Side of a cell, pixels. */
const CELL = 18;
/** A cell lists the points that lie so near to it, pixels. */
export const NEAR = 18;

/** Points by the cells of a grid that they lie in or near. */
export interface CellGrid {
  /** Where the grid begins. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where each cell's list begins among `points`, row by row, and where the last one ends. */
  readonly start: Int32Array;
  readonly points: Int32Array;
}

/** Lists for each cell the points that are at most `NEAR` away from it along x and along y; any number of them. */
export function cellGrid(all: readonly Corner[]): CellGrid {
  const [xs, ys] = [all.map((point) => point.x), all.map((point) => point.y)];
  const [x, y] = [Math.min(...xs) - NEAR, Math.min(...ys) - NEAR];
  const width = all.length > 0 ? along(Math.max(...xs) + NEAR, x) + 1 : 0;
  const height = all.length > 0 ? along(Math.max(...ys) + NEAR, y) + 1 : 0;
  const listed = (visit: (cell: number, point: number) => void): void => {
    for (let i = 0; i < all.length; i++) {
      for (let row = along(ys[i] - NEAR, y); row <= along(ys[i] + NEAR, y); row++) {
        for (let column = along(xs[i] - NEAR, x); column <= along(xs[i] + NEAR, x); column++) visit(row * width + column, i);
      }
    }
  };
  const start = new Int32Array(width * height + 1);
  listed((cell) => {
    start[cell + 1]++;
  });
  for (let cell = 0; cell < width * height; cell++) start[cell + 1] += start[cell];
  const points = new Int32Array(start[width * height]);
  const end = start.slice();
  listed((cell, point) => {
    points[end[cell]++] = point;
  });
  return { x, y, width, height, start, points };
}

/** The cell that a place lies in; −1 where none does. */
export function cellAt({ x: fromX, y: fromY, width, height }: CellGrid, x: number, y: number): number {
  const [column, row] = [along(x, fromX), along(y, fromY)];
  return column < 0 || row < 0 || column >= width || row >= height ? -1 : row * width + column;
}

/** The column or row of a place. */
function along(place: number, from: number): number {
  return Math.floor((place - from) / CELL);
}
