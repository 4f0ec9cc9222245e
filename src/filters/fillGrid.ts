import { mean } from "../metrics/mean.js";
import type { Cells } from "./cells.js";
import { gaussianSmooth } from "./gaussian.js";

/** Ridge distances within one print differ by less than this factor from their median; what differs more is noise. */
const OUTLIER = 1.6;

/**
 * A grid in which 0 means undefined, made whole: outliers become undefined, each block becomes the median of its 3×3 blocks, undefined
 * blocks take the average of their defined neighbours (again and again until all are defined), then a Gaussian of `sigma` blocks smooths
 * them. All `fallback` where nothing is defined. Paper B on equation 12: "the average value of the frequency of adjacent blocks".
 */
export function fillGrid(values: Float32Array, cells: Cells, sigma: number, fallback: number): Float32Array {
  const { columns, rows } = cells;
  if (!values.some((value) => value > 0)) return new Float32Array(values.length).fill(fallback);
  const typical = middle([...values].filter((value) => value > 0));
  const believed = values.map((value) => (value > typical / OUTLIER && value < typical * OUTLIER ? value : 0));
  let grid = believed.map((own, i) => (own > 0 ? middle([own, ...neighbours(believed, cells, i)]) : 0));
  while (grid.includes(0)) {
    const before = grid;
    grid = before.map((own, i) => own || meanOf(neighbours(before, cells, i)));
  }
  return gaussianSmooth(grid, columns, rows, sigma);
}

/** The defined ones among a block's eight neighbours. */
function neighbours(values: Float32Array, { columns, rows }: Cells, i: number): number[] {
  const column = i % columns;
  const row = (i - column) / columns;
  const found: number[] = [];
  for (let r = Math.max(row - 1, 0); r <= Math.min(row + 1, rows - 1); r++) {
    for (let c = Math.max(column - 1, 0); c <= Math.min(column + 1, columns - 1); c++) {
      const value = values[r * columns + c];
      if (value > 0 && r * columns + c !== i) found.push(value);
    }
  }
  return found;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : mean(values);
}

/** The median, of two middle ones the lesser: always one of the values, so that not all can be outliers. */
function middle(values: number[]): number {
  return Float64Array.from(values).sort()[(values.length - 1) >> 1];
}
