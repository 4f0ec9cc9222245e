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
/** Shifts along one direction. */
const SHIFTS = 2 * REACH + 1;
/** Empty cells on each side of a print that others are laid on: a cell farther out meets none at any shift. */
const MARGIN = 2 * REACH;
/** Shifts from a superposition on whole cells to the best one, pixels: half a cell to either side. */
const FINE_STEP = 2;
const FINE = Array.from({ length: 9 }, (_, i) => (i - 4) * FINE_STEP);
/** Estimates of agreement that differ by less may stand in either order; rounding moves them by a millionth of this. */
const ESTIMATE_ERROR = 1e-9;
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

/** The cells of a print that is turned about its middle and laid on the middle of another: places and waves as the other would have them. */
interface TurnedCells {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly waveX: Float64Array;
  readonly waveY: Float64Array;
}

/** One print laid on the other by a rotation about their middles and a shift by whole cells. */
interface Superposition {
  readonly cells: TurnedCells;
  readonly shiftX: number;
  readonly shiftY: number;
}

/** A print as others are laid on it: its grid with empty cells around it, so many that a cell that is shifted need not be asked whether it is in the print. */
interface Ground {
  readonly columns: number;
  readonly rows: number;
  /** Cosine and sine of twice the direction at each place; 0 without a cell. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** 1 where there is a cell. */
  readonly taken: Uint8Array;
}

/** Cells lying together: what `phaseAgreement` needs of each such pair. */
interface Meeting {
  readonly count: number;
  readonly weight: Float64Array;
  readonly waveX: Float64Array;
  readonly waveY: Float64Array;
  readonly difference: Float64Array;
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
  const ground = groundOf(a);
  const turned = ROTATIONS.map((degrees) => turnCells(a, b, (degrees * Math.PI) / 180));
  const agreements = new Float64Array(turned.length * SHIFTS * SHIFTS);
  turned.forEach((cells, i) => {
    agreements.set(directionAgreements(ground, cells), i * SHIFTS * SHIFTS);
  });
  const meetings = greatest(agreements, FINALISTS).map((at) => {
    const shift = at % (SHIFTS * SHIFTS);
    const cells = turned[Math.floor(at / (SHIFTS * SHIFTS))];
    return meet(a, b, { cells, shiftX: (shift % SHIFTS) - REACH, shiftY: Math.floor(shift / SHIFTS) - REACH });
  });
  return bestPhaseAgreement(meetings);
}

function turnCells(a: PatternTemplate, b: PatternTemplate, angle: number): TurnedCells {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const toX = mean(a.column) * CELL;
  const toY = mean(a.row) * CELL;
  const fromX = mean(b.column) * CELL;
  const fromY = mean(b.row) * CELL;
  const n = b.phase.length;
  const [x, y, waveX, waveY] = [new Float64Array(n), new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let j = 0; j < n; j++) {
    const u = b.column[j] * CELL - fromX;
    const v = b.row[j] * CELL - fromY;
    x[j] = toX + (cos * u - sin * v);
    y[j] = toY + (sin * u + cos * v);
    waveX[j] = cos * b.waveX[j] - sin * b.waveY[j];
    waveY[j] = sin * b.waveX[j] + cos * b.waveY[j];
  }
  return { x, y, waveX, waveY };
}

function groundOf(print: PatternTemplate): Ground {
  const columns = print.columns + 2 * MARGIN;
  const rows = print.rows + 2 * MARGIN;
  const [cos, sin, taken] = [new Float64Array(columns * rows), new Float64Array(columns * rows), new Uint8Array(columns * rows)];
  for (let i = 0; i < print.phase.length; i++) {
    const at = (print.row[i] + MARGIN) * columns + print.column[i] + MARGIN;
    const x = print.waveX[i];
    const y = print.waveY[i];
    cos[at] = cosOfDouble(x, y);
    sin[at] = sinOfDouble(x, y);
    taken[at] = 1;
  }
  return { columns, rows, cos, sin, taken };
}

/** The agreement of directions at every shift by whole cells, row by row: the mean of cos 2Δ over the overlap. */
function directionAgreements(ground: Ground, cells: TurnedCells): Float64Array {
  const { columns, rows, cos, sin, taken } = ground;
  const n = cells.x.length;
  const at = new Int32Array(n); // on the ground, at the first shift
  const otherCos = new Float64Array(n);
  const otherSin = new Float64Array(n);
  let count = 0;
  for (let j = 0; j < n; j++) {
    const column = Math.round(cells.x[j] / CELL) + MARGIN - REACH;
    const row = Math.round(cells.y[j] / CELL) + MARGIN - REACH;
    if (column < 0 || row < 0 || column + SHIFTS > columns || row + SHIFTS > rows) continue; // meets no cell at any shift
    at[count] = row * columns + column;
    otherCos[count] = cosOfDouble(cells.waveX[j], cells.waveY[j]);
    otherSin[count] = sinOfDouble(cells.waveX[j], cells.waveY[j]);
    count++;
  }
  const out = new Float64Array(SHIFTS * SHIFTS);
  for (let dy = 0; dy < SHIFTS; dy++) {
    for (let group = 0; group < SHIFTS; group += 4) {
      // four shifts at once, so that an addition need not wait for the one before; the last four of a row overlap others
      const dx = Math.min(group, SHIFTS - 4);
      const shift = dy * columns + dx;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let n0 = 0;
      let n1 = 0;
      let n2 = 0;
      let n3 = 0;
      for (let j = 0; j < count; j++) {
        const i = at[j] + shift;
        const c = otherCos[j];
        const s = otherSin[j];
        s0 += cos[i] * c + sin[i] * s;
        s1 += cos[i + 1] * c + sin[i + 1] * s;
        s2 += cos[i + 2] * c + sin[i + 2] * s;
        s3 += cos[i + 3] * c + sin[i + 3] * s;
        n0 += taken[i];
        n1 += taken[i + 1];
        n2 += taken[i + 2];
        n3 += taken[i + 3];
      }
      const to = dy * SHIFTS + dx;
      out[to] = s0 / Math.max(n0, LEAST_OVERLAP);
      out[to + 1] = s1 / Math.max(n1, LEAST_OVERLAP);
      out[to + 2] = s2 / Math.max(n2, LEAST_OVERLAP);
      out[to + 3] = s3 / Math.max(n3, LEAST_OVERLAP);
    }
  }
  return out;
}

/** Cosine and sine of twice a wave's direction, which are the same for a wave and its opposite. */
function cosOfDouble(x: number, y: number): number {
  return (x * x - y * y) / (x * x + y * y);
}
function sinOfDouble(x: number, y: number): number {
  return (2 * x * y) / (x * x + y * y);
}

/** The places of the greatest values, `count` of them; of equal ones the first. */
function greatest(values: Float64Array, count: number): number[] {
  const places: number[] = [];
  while (places.length < count) {
    let best = -1;
    for (let i = 0; i < values.length; i++) if ((best < 0 || values[i] > values[best]) && !places.includes(i)) best = i;
    places.push(best);
  }
  return places;
}

/** The cells that lie together, and how their phases differ. */
function meet(a: PatternTemplate, b: PatternTemplate, { cells, shiftX, shiftY }: Superposition): Meeting {
  const grid = new Int32Array(a.columns * a.rows).fill(-1);
  for (let i = 0; i < a.phase.length; i++) grid[a.row[i] * a.columns + a.column[i]] = i;
  const n = b.phase.length;
  const met = {
    weight: new Float64Array(n),
    waveX: new Float64Array(n),
    waveY: new Float64Array(n),
    difference: new Float64Array(n),
  };
  let count = 0;
  for (let j = 0; j < n; j++) {
    const column = Math.round(cells.x[j] / CELL) + shiftX;
    const row = Math.round(cells.y[j] / CELL) + shiftY;
    if (column < 0 || row < 0 || column >= a.columns || row >= a.rows) continue;
    const i = grid[row * a.columns + column];
    if (i < 0) continue;
    // a wave is the same with vector and phase of the other sign
    const sign = a.waveX[i] * cells.waveX[j] + a.waveY[i] * cells.waveY[j] < 0 ? -1 : 1;
    const waveX = sign * cells.waveX[j];
    const waveY = sign * cells.waveY[j];
    const x = column * CELL - cells.x[j] - shiftX * CELL;
    const y = row * CELL - cells.y[j] - shiftY * CELL;
    const squared = (a.waveX[i] - waveX) ** 2 + (a.waveY[i] - waveY) ** 2;
    met.weight[count] = Math.exp(-(squared * WINDOW ** 2) / 4);
    met.waveX[count] = waveX;
    met.waveY[count] = waveY;
    met.difference[count] = a.phase[i] - sign * b.phase[j] - waveX * x - waveY * y;
    count++;
  }
  return { count, ...met };
}

/**
 * The greatest mean cosine of the phases' differences over the superpositions and the fine shifts. All are estimated first, which takes few
 * cosines; then those that may be the greatest are computed as they are defined.
 */
function bestPhaseAgreement(meetings: readonly Meeting[]): number {
  const estimates = meetings.map(estimateAgreements);
  const near = Math.max(...estimates.map((some) => Math.max(...some))) - ESTIMATE_ERROR;
  let best = -1;
  meetings.forEach((meeting, m) => {
    for (let shift = 0; shift < estimates[m].length; shift++) {
      if (estimates[m][shift] < near) continue;
      best = Math.max(best, phaseAgreement(meeting, FINE[shift % FINE.length], FINE[Math.floor(shift / FINE.length)]));
    }
  });
  return best;
}

/** The mean cosine of the phases' differences after a fine shift. */
function phaseAgreement({ count, weight, waveX, waveY, difference }: Meeting, dx: number, dy: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += weight[k] * Math.cos(difference[k] + waveX[k] * dx + waveY[k] * dy);
  return sum / Math.max(count, LEAST_OVERLAP);
}

/** `phaseAgreement` at every fine shift, dx the faster, to within `ESTIMATE_ERROR` / 2: by cos(u + v) = cos u cos v − sin u sin v. */
function estimateAgreements({ count, weight, waveX, waveY, difference }: Meeting): Float64Array {
  const n = FINE.length;
  const sums = new Float64Array(n * n);
  const [cosX, sinX] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < count; k++) {
    // to the first shift, then on from shift to shift
    const first = difference[k] + waveX[k] * FINE[0];
    const stepX = waveX[k] * FINE_STEP;
    const stepY = waveY[k] * FINE_STEP;
    turnOn(weight[k] * Math.cos(first), weight[k] * Math.sin(first), Math.cos(stepX), Math.sin(stepX), cosX, sinX);
    let c = Math.cos(waveY[k] * FINE[0]);
    let s = Math.sin(waveY[k] * FINE[0]);
    const cosStep = Math.cos(stepY);
    const sinStep = Math.sin(stepY);
    for (let y = 0, shift = 0; y < n; y++) {
      for (let x = 0; x < n; x++, shift++) sums[shift] += cosX[x] * c - sinX[x] * s;
      const before = c;
      c = before * cosStep - s * sinStep;
      s = s * cosStep + before * sinStep;
    }
  }
  for (let shift = 0; shift < sums.length; shift++) sums[shift] /= Math.max(count, LEAST_OVERLAP);
  return sums;
}

/** A complex number, and it turned again and again by the same angle, as many as the arrays have places for. */
function turnOn(re: number, im: number, cos: number, sin: number, intoRe: Float64Array, intoIm: Float64Array): void {
  let c = re;
  let s = im;
  for (let i = 0; i < intoRe.length; i++) {
    intoRe[i] = c;
    intoIm[i] = s;
    const before = c;
    c = before * cos - s * sin;
    s = s * cos + before * sin;
  }
}
