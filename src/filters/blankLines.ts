import type { GrayImage } from "../prints/grayImage.js";
import type { Mask } from "./types.js";

/** Share of a row that has one intensity where the row is part of a frame or a ruled line. */
const MOST = 0.75;
/** Intensities that differ by no more are one: such lines may have been compressed. */
const ALIKE = 8;
/** A line ends in a step of more than so much. */
const STEP = 24;
/** Least width of a line that does not lie at the picture's edge, pixels. */
const LEAST_WIDTH = 2;
/** Pixels of a row that are looked at before all of it is. */
const SAMPLES = 12;

/** Frames within margins on both sides are four; more than so many are a pattern, such as ridges that were drawn with a ruler. */
const LEAST_OF_A_PATTERN = 9;

/** A row or a column of a picture or of its blocks: `length` of them, `step` apart, from `first` on. */
export interface Row {
  readonly first: number;
  readonly step: number;
  readonly length: number;
}

/**
 * Marks (1) the rows and columns that have one intensity over three quarters of the picture and end in a step on both sides, or on one and lie
 * at the picture's edge: a frame, a margin, a ruled line. No ridge runs so straight.
 */
export function blankLines({ width, height, data }: GrayImage): Mask | undefined {
  const rows = Array.from({ length: height }, (_, y) => ({ first: y * width, step: 1, length: width }));
  const columns = Array.from({ length: width }, (_, x) => ({ first: x, step: width, length: height }));
  const found = [rows, columns].map((lines) => bands(data, lines));
  const marked = found.flatMap((some) => (some.length < LEAST_OF_A_PATTERN ? some.flat() : []));
  if (marked.length === 0) return undefined;
  const mask = new Uint8Array(width * height);
  for (const { first, step, length } of marked) for (let k = 0; k < length; k++) mask[first + k * step] = 1;
  return { width, height, data: mask };
}

/** Neighbouring lines of one intensity, with a step beside them; not all lines of a picture. */
function bands(data: Float32Array, lines: readonly Row[]): Row[][] {
  const found: Row[][] = [];
  for (let from = 0; from < lines.length; ) {
    const level = levelOf(data, lines[from]);
    let to = from + 1;
    if (level !== undefined) {
      while (to < lines.length && shareAt(data, lines[to], level, ALIKE) >= MOST) to++;
      // the line next to it may be a blend of both
      const sides = [from - 2, to + 1].filter((k) => k >= 0 && k < lines.length);
      const thin = sides.length === 2 && to - from < LEAST_WIDTH;
      if (!thin && sides.length > 0 && sides.every((k) => shareAt(data, lines[k], level, STEP) < 0.5))
        found.push(lines.slice(from, to));
    }
    from = to;
  }
  return found;
}

/** The intensity that most of a line has, the median of three of its pixels; undefined where they are too few. */
function levelOf(data: Float32Array, line: Row): number | undefined {
  const at = (share: number) => data[line.first + Math.floor(share * line.length) * line.step];
  const [a, b, c] = [at(0.25), at(0.5), at(0.75)];
  const level = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  let alike = 0;
  for (let k = 0; k < SAMPLES; k++) if (Math.abs(at((k + 0.5) / SAMPLES) - level) <= ALIKE) alike++;
  if (alike < SAMPLES / 2) return undefined;
  return shareAt(data, line, level, ALIKE) >= MOST ? level : undefined;
}

/** The share of a line's pixels whose intensity is `level`, or differs from it by no more than `by`. */
function shareAt(data: Float32Array, { first, step, length }: Row, level: number, by: number): number {
  let count = 0;
  for (let k = 0, i = first; k < length; k++, i += step) if (Math.abs(data[i] - level) <= by) count++;
  return count / length;
}
