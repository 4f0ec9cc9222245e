import { cellMiddle, cellsOf } from "../filters/cells.js";
import type { Enhanced } from "../filters/enhance.js";
import { mean } from "../metrics/mean.js";

/** A print as a wave in each cell; plain data that a worker can be handed. */
export interface PatternTemplate {
  readonly columns: number;
  readonly rows: number;
  /** Cells that lie in the print: their places in the grid. */
  readonly column: Int32Array;
  readonly row: Int32Array;
  /** Wave vector of each cell in radians a pixel, x right and y down: across the ridges, 2π / wavelength long. */
  readonly waveX: Float64Array;
  readonly waveY: Float64Array;
  /** Phase at the cell's middle, radians; the phase and the vector together may change their signs. */
  readonly phase: Float64Array;
}

/** Side of a cell, pixels: about two ridges. */
const CELL = 16;
/** Standard deviation of the window in which a cell's wave is measured and compared, pixels. */
const WINDOW = 8;
/** Rotations tried, degrees. */
const ROTATIONS = [-20, -15, -10, -5, 0, 5, 10, 15, 20];
/** Greatest shift, cells. */
const REACH = 6;
/** Shifts from a superposition on whole cells to the best one, pixels: half a cell to either side. */
const FINE = [-8, -6, -4, -2, 0, 2, 4, 6, 8];
/** Superpositions whose phases are compared. */
const FINALISTS = 4;
/** Prints that overlap in fewer cells count as if they did in so many. */
const LEAST_OVERLAP = 100;

/**
 * Prepares an enhanced print for `comparePatterns`: direction and wavelength of each cell as the fields have them, phase by a Gabor filter.
 *
 * @example
 * import { patternTemplate } from "ridgelab/matchers";
 * const [side, n] = [96, 96 * 96];
 * const data = Float32Array.from({ length: n }, (_, i) => 128 + 99 * Math.cos((i % side) * 0.7));
 * const enhanced = { width: side, height: side, data, dpi: 500 };
 * const orientation = { width: side, height: side, angles: new Float32Array(n).fill(Math.PI / 2), coherence: new Float32Array(n).fill(1) };
 * const frequency = { width: side, height: side, frequencies: new Float32Array(n).fill(0.7 / (2 * Math.PI)) };
 * const mask = { width: side, height: side, data: new Uint8Array(n).fill(1) };
 * const { waveX, waveY } = patternTemplate({ enhanced, orientation, frequency, mask });
 * Math.hypot(waveX[0], waveY[0]); // 0.700
 */
export function patternTemplate(print: Pick<Enhanced, "enhanced" | "mask" | "orientation" | "frequency">): PatternTemplate {
  const { enhanced, mask, orientation, frequency } = print;
  const { width, height, data } = enhanced;
  const { columns, rows } = cellsOf(width, height, CELL);
  const cells: { column: number; row: number; waveX: number; waveY: number; phase: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cx = Math.floor(cellMiddle(column, CELL, width));
      const cy = Math.floor(cellMiddle(row, CELL, height));
      const at = cy * width + cx;
      if (mask.data[at] === 0) continue;
      const length = 2 * Math.PI * frequency.frequencies[at];
      const waveX = length * Math.sin(orientation.angles[at]); // at right angles to the ridge, y down
      const waveY = length * Math.cos(orientation.angles[at]);
      let [re, im] = [0, 0];
      const reach = 2 * WINDOW;
      for (let y = Math.max(cy - reach, 0); y <= Math.min(cy + reach, height - 1); y++) {
        for (let x = Math.max(cx - reach, 0); x <= Math.min(cx + reach, width - 1); x++) {
          const i = y * width + x;
          if (mask.data[i] === 0) continue;
          const weight = Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * WINDOW ** 2)) * (data[i] - 127.5);
          const angle = waveX * (x - cx) + waveY * (y - cy);
          re += weight * Math.cos(angle);
          im -= weight * Math.sin(angle);
        }
      }
      cells.push({ column, row, waveX, waveY, phase: Math.atan2(im, re) });
    }
  }
  return {
    columns,
    rows,
    column: Int32Array.from(cells, ({ column }) => column),
    row: Int32Array.from(cells, ({ row }) => row),
    waveX: Float64Array.from(cells, ({ waveX }) => waveX),
    waveY: Float64Array.from(cells, ({ waveY }) => waveY),
    phase: Float64Array.from(cells, ({ phase }) => phase),
  };
}

/** One print laid on the other by a rotation about their middles and a shift by whole cells. */
interface Superposition {
  readonly cells: TurnedCells;
  readonly shiftX: number;
  readonly shiftY: number;
  readonly agreement: number;
}

/** The cells of a print that is turned about its middle and laid on the middle of another: places and waves as the other would have them. */
interface TurnedCells {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly waveX: Float64Array;
  readonly waveY: Float64Array;
}

/**
 * How alike two prints' waves are at the best of the rotations and shifts tried: the mean over the cells of the overlap of the cosine of
 * the difference of phases, weighed by how alike direction and wavelength are; −1 to 1, the same print 1, prints without anything in common
 * 0.1 to 0.2. Paper B, section 1: patterns, "each cell a sinusoid of phase, wavelength and direction". Rotation and shift by whole cells are
 * those at which the directions agree best; from there the shift is refined by the phases.
 *
 * Exchanging the prints turns the other one, and changes the score a little. Prints without cells score 0.
 *
 * @example
 * import { comparePatterns, patternTemplate } from "ridgelab/matchers";
 * const [side, n] = [224, 224 * 224];
 * const data = Float32Array.from({ length: n }, (_, i) => 128 + 99 * Math.cos((i % side) * 0.7));
 * const enhanced = { width: side, height: side, data, dpi: 500 };
 * const orientation = { width: side, height: side, angles: new Float32Array(n).fill(Math.PI / 2), coherence: new Float32Array(n).fill(1) };
 * const frequency = { width: side, height: side, frequencies: new Float32Array(n).fill(0.7 / (2 * Math.PI)) };
 * const mask = { width: side, height: side, data: new Uint8Array(n).fill(1) };
 * const template = patternTemplate({ enhanced, orientation, frequency, mask });
 * comparePatterns(template, template); // 1.00
 */
export function comparePatterns(a: PatternTemplate, b: PatternTemplate): number {
  if (a.phase.length === 0 || b.phase.length === 0) return 0;
  const grid = new Int32Array(a.columns * a.rows).fill(-1);
  for (let i = 0; i < a.phase.length; i++) grid[a.row[i] * a.columns + a.column[i]] = i;
  const finalists = ROTATIONS.flatMap((degrees) => superpositions(a, turnCells(a, b, (degrees * Math.PI) / 180), grid))
    .sort((p, q) => q.agreement - p.agreement)
    .slice(0, FINALISTS);
  return Math.max(...finalists.map((one) => phaseAgreement(a, b, one, grid)));
}

function turnCells(a: PatternTemplate, b: PatternTemplate, angle: number): TurnedCells {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [toX, toY] = [mean(a.column) * CELL, mean(a.row) * CELL];
  const [fromX, fromY] = [mean(b.column) * CELL, mean(b.row) * CELL];
  const turnX = (x: number, y: number) => cos * x - sin * y;
  const turnY = (x: number, y: number) => sin * x + cos * y;
  const places = Array.from(b.column, (column, j) => [column * CELL - fromX, b.row[j] * CELL - fromY] as const);
  return {
    x: Float64Array.from(places, ([x, y]) => toX + turnX(x, y)),
    y: Float64Array.from(places, ([x, y]) => toY + turnY(x, y)),
    waveX: b.waveX.map((x, j) => turnX(x, b.waveY[j])),
    waveY: b.waveX.map((x, j) => turnY(x, b.waveY[j])),
  };
}

/** All shifts by whole cells, each with the agreement of directions: the mean of cos 2Δ over the overlap. */
function superpositions(a: PatternTemplate, cells: TurnedCells, grid: Int32Array): Superposition[] {
  const [ownCos, ownSin] = doubleAngles(a);
  const [otherCos, otherSin] = doubleAngles(cells);
  const columns = Int32Array.from(cells.x, (x) => Math.round(x / CELL));
  const rows = Int32Array.from(cells.y, (y) => Math.round(y / CELL));
  const found: Superposition[] = [];
  for (let shiftY = -REACH; shiftY <= REACH; shiftY++) {
    for (let shiftX = -REACH; shiftX <= REACH; shiftX++) {
      let sum = 0;
      let count = 0;
      for (let j = 0; j < columns.length; j++) {
        const i = cellAt(a, grid, columns[j] + shiftX, rows[j] + shiftY);
        if (i < 0) continue;
        sum += ownCos[i] * otherCos[j] + ownSin[i] * otherSin[j];
        count++;
      }
      found.push({ cells, shiftX, shiftY, agreement: sum / Math.max(count, LEAST_OVERLAP) });
    }
  }
  return found;
}

/** Cosines and sines of twice the waves' directions, which are the same for a wave and its opposite. */
function doubleAngles({ waveX, waveY }: Pick<PatternTemplate, "waveX" | "waveY">): [cos: Float64Array, sin: Float64Array] {
  const squared = waveX.map((x, i) => x * x + waveY[i] * waveY[i]);
  return [waveX.map((x, i) => (x * x - waveY[i] * waveY[i]) / squared[i]), waveX.map((x, i) => (2 * x * waveY[i]) / squared[i])];
}

/** The greatest mean cosine of the phases' differences over the fine shifts. */
function phaseAgreement(a: PatternTemplate, b: PatternTemplate, at: Superposition, grid: Int32Array): number {
  const { cells, shiftX, shiftY } = at;
  const pairs: { weight: number; waveX: number; waveY: number; difference: number }[] = [];
  for (let j = 0; j < b.phase.length; j++) {
    const column = Math.round(cells.x[j] / CELL) + shiftX;
    const row = Math.round(cells.y[j] / CELL) + shiftY;
    const i = cellAt(a, grid, column, row);
    if (i < 0) continue;
    // a wave is the same with vector and phase of the other sign
    const sign = a.waveX[i] * cells.waveX[j] + a.waveY[i] * cells.waveY[j] < 0 ? -1 : 1;
    const [waveX, waveY] = [sign * cells.waveX[j], sign * cells.waveY[j]];
    const [x, y] = [column * CELL - cells.x[j] - shiftX * CELL, row * CELL - cells.y[j] - shiftY * CELL];
    const squared = (a.waveX[i] - waveX) ** 2 + (a.waveY[i] - waveY) ** 2;
    const weight = Math.exp(-(squared * WINDOW ** 2) / 4);
    pairs.push({ weight, waveX, waveY, difference: a.phase[i] - sign * b.phase[j] - waveX * x - waveY * y });
  }
  let best = -1;
  for (const dy of FINE) {
    for (const dx of FINE) {
      let sum = 0;
      for (const { weight, waveX, waveY, difference } of pairs) sum += weight * Math.cos(difference + waveX * dx + waveY * dy);
      best = Math.max(best, sum / Math.max(pairs.length, LEAST_OVERLAP));
    }
  }
  return best;
}

/** The number of the cell at a place of the grid; −1 where the print has none. */
function cellAt(print: PatternTemplate, grid: Int32Array, column: number, row: number): number {
  return column < 0 || row < 0 || column >= print.columns || row >= print.rows ? -1 : grid[row * print.columns + column];
}
