import type { GrayImage } from "./grayImage.js";

/** A rectangle of whole pixels: columns `left` to `right` and rows `top` to `bottom`, the last ones not included. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Side of a block in pixels, some two ridges. */
const BLOCK = 16;
/** A block is a piece of print where its grey values scatter by at least this share of what they do in the print's heart… */
const SHARE = 0.4;
/** …and by at least this many grey levels: less is a scanner's noise. */
const LEAST = 6;

/**
 * The smallest rectangle around the print: of the blocks of 16 pixels whose standard deviation is that of ridges, the
 * largest connected part, without the lines that some scanners leave beside the print. A picture without any is its own print area.
 *
 * @example
 * import { createImage, printArea } from "ridgelab/prints";
 * const page = createImage(160, 160, { fill: 255 });
 * for (let y = 32; y < 128; y++) for (let x = 48; x < 112; x++) if (x % 8 < 4) page.data[y * 160 + x] = 0;
 * printArea(page); // { left: 48, top: 32, right: 112, bottom: 128 }
 */
export function printArea(image: GrayImage): Area {
  const { width, height } = image;
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const scatter = Float64Array.from({ length: columns * rows }, (_, i) => deviation(image, i % columns, Math.floor(i / columns)));
  const heart = scatter.slice().sort()[Math.floor(0.9 * (scatter.length - 1))];
  const threshold = Math.max(LEAST, SHARE * heart);
  const marked = Uint8Array.from(scatter, (value) => Number(value >= threshold));
  const part = largestPart(withoutLines(marked, columns, rows), columns);
  if (part.length === 0) return { left: 0, top: 0, right: width, bottom: height };
  const xs = part.map((i) => i % columns);
  const ys = part.map((i) => Math.floor(i / columns));
  return {
    left: Math.min(...xs) * BLOCK,
    top: Math.min(...ys) * BLOCK,
    right: Math.min(width, (Math.max(...xs) + 1) * BLOCK),
    bottom: Math.min(height, (Math.max(...ys) + 1) * BLOCK),
  };
}

/** Standard deviation of the intensities of a block. */
function deviation({ width, height, data }: GrayImage, column: number, row: number): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let y = row * BLOCK; y < Math.min(height, (row + 1) * BLOCK); y++) {
    for (let x = column * BLOCK; x < Math.min(width, (column + 1) * BLOCK); x++) {
      const value = data[y * width + x];
      count++;
      sum += value;
      squares += value * value;
    }
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

/** The marked cells of whose neighbourhood of 3 × 3, as far as there is one, more than half is marked. */
function withoutLines(marked: Uint8Array, columns: number, rows: number): Uint8Array {
  return marked.map((mark, i) => {
    let near = 0;
    let all = 0;
    for (let y = Math.max(0, Math.floor(i / columns) - 1); y <= Math.min(rows - 1, Math.floor(i / columns) + 1); y++) {
      for (let x = Math.max(0, (i % columns) - 1); x <= Math.min(columns - 1, (i % columns) + 1); x++) {
        near += marked[y * columns + x];
        all++;
      }
    }
    return mark && 2 * near > all ? 1 : 0;
  });
}

/** Indices of the largest set of marked cells that hang together by their sides. */
function largestPart(marked: Uint8Array, columns: number): number[] {
  let largest: number[] = [];
  for (let start = 0; start < marked.length; start++) {
    if (!marked[start]) continue;
    marked[start] = 0;
    const part = [start];
    for (const cell of part) {
      const column = cell % columns;
      const beside = [column > 0 ? cell - 1 : -1, column < columns - 1 ? cell + 1 : -1, cell - columns, cell + columns];
      for (const next of beside) {
        if (!marked[next]) continue;
        marked[next] = 0;
        part.push(next);
      }
    }
    if (part.length > largest.length) largest = part;
  }
  return largest;
}
