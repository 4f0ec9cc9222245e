import type { GrayImage } from "../prints/grayImage.js";
import type { Row } from "./blankLines.js";
import { type Cells, cellsOf } from "./cells.js";
import { flood, regionsOf } from "./regions.js";
import type { Mask } from "./types.js";

/** Side of the blocks that are judged, pixels. */
const BLOCK = 4;
/** Intensities of a block that differ by no more are one; a scanner's own ground varies by more. */
const ALIKE = 2;
/** Blocks from the middle to the edge of the least region that counts: no valley and no ridge is so wide. */
const REACH = 2;
/** Blocks of a picture: 1 or 0 for each. */
interface Grid extends Cells {
  readonly data: Uint8Array;
}

/**
 * Marks (1) the regions of one intensity that show neither skin nor a scanner's ground: corners that come with turning a picture, a margin.
 * Such a region is at least 20 pixels wide and high; what lies between two of them and is narrower than 8 pixels, a line, is marked, too.
 *
 * White around a print whose valleys are as white is the scanner's own ground, and is not marked: there is no edge but where ridges end.
 */
export function blankRegions(image: GrayImage): Mask | undefined {
  const { width, height } = image;
  const flat = flatBlocks(image);
  const even = grow(shrink(flat, REACH), REACH);
  if (!even.data.includes(1)) return undefined;
  const foreign = { ...even, data: new Uint8Array(even.data.length) };
  for (const region of regionsOf(even.data, even)) {
    if (isGround(region, even, image)) continue;
    // into corners that are too narrow for the least region
    const level = levelOf(region[0], even, image);
    const same = flat.data.map((value, b) => value & (Math.abs(levelOf(b, even, image) - level) <= ALIKE ? 1 : 0));
    for (const b of flood(same, region, even)) foreign.data[b] = 1;
  }
  if (!foreign.data.includes(1)) return undefined;
  // with a block for their edges, and what lies between two of them
  const blank = shrink(grow(foreign, 2), 1).data;
  const data = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * flat.columns;
    for (let x = 0; x < width; x++, i++) data[i] = blank[row + Math.floor(x / BLOCK)];
  }
  return { width, height, data };
}

/** The blocks that have one intensity. */
function flatBlocks({ width, height, data }: GrayImage): Grid {
  const cells = cellsOf(width, height, BLOCK);
  const { columns, rows } = cells;
  const flat = new Uint8Array(columns * rows);
  for (let row = 0, b = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, b++) {
      const bottom = Math.min((row + 1) * BLOCK, height);
      const end = Math.min((column + 1) * BLOCK, width);
      let least = data[row * BLOCK * width + column * BLOCK];
      let most = least;
      for (let y = row * BLOCK; y < bottom && most - least <= ALIKE; y++) {
        for (let i = y * width + column * BLOCK; i < y * width + end; i++) {
          if (data[i] < least) least = data[i];
          if (data[i] > most) most = data[i];
        }
      }
      flat[b] = most - least <= ALIKE ? 1 : 0;
    }
  }
  return { ...cells, data: flat };
}

/**
 * Whether a region is the ground that the print lies on: a block or two away from it the print is as bright as it in most places, and nowhere
 * brighter (or as dark, and nowhere darker). Of a foreign one the valleys differ, too, or some are brighter and the ridges darker.
 */
function isGround(region: readonly number[], even: Grid, image: GrayImage): boolean {
  const { width, height, data } = image;
  const own = { ...even, data: new Uint8Array(even.data.length) };
  for (const b of region) own.data[b] = 1;
  const { columns, size } = even;
  const level = levelOf(region[0], even, image);
  const [near, ring] = [grow(own, 1).data, grow(own, 3).data];
  const anyEven = grow(even, 1).data;
  let [beside, blocks, alike, brighter, darker, pixels] = [0, 0, 0, 0, 0, 0];
  for (let b = 0; b < ring.length; b++) {
    if (ring[b] === 0 || near[b] === 1) continue;
    blocks++;
    if (anyEven[b] === 1) continue;
    beside++;
    let some = 0;
    const [left, top] = [(b % columns) * size, Math.floor(b / columns) * size];
    for (let y = top; y < Math.min(top + size, height); y++) {
      for (let x = left; x < Math.min(left + size, width); x++) {
        const value = data[y * width + x];
        pixels++;
        if (value > level + 2 * ALIKE) brighter++;
        else if (value < level - 2 * ALIKE) darker++;
        else some = 1;
      }
    }
    alike += some;
  }
  if (blocks === 0) return true; // the whole picture
  return beside > 0.2 * blocks && alike >= 0.4 * beside && Math.min(brighter, darker) <= 0.02 * pixels;
}

/** The first intensity of a block. */
function levelOf(b: number, { columns, size }: Cells, { width, data }: GrayImage): number {
  return data[Math.floor(b / columns) * size * width + (b % columns) * size];
}

/** 1 where all within `reach` columns and rows are 1; what lies beyond the picture's edge counts as 1. */
function shrink(grid: Grid, reach: number): Grid {
  const invert = (data: Uint8Array) => data.map((value) => 1 - value);
  return { ...grid, data: invert(grow({ ...grid, data: invert(grid.data) }, reach).data) };
}

/** 1 where any within `reach` columns and rows is 1. */
function grow(grid: Grid, reach: number): Grid {
  const { columns, rows, data } = grid;
  const across = new Uint8Array(data.length);
  const out = new Uint8Array(data.length);
  for (let row = 0; row < rows; row++) growLine(data, across, { first: row * columns, step: 1, length: columns }, reach);
  for (let column = 0; column < columns; column++) growLine(across, out, { first: column, step: columns, length: rows }, reach);
  return { ...grid, data: out };
}

/** The same in one row or column. */
function growLine(from: Uint8Array, to: Uint8Array, { first, step, length }: Row, reach: number): void {
  let ones = 0; // among those within reach
  for (let k = -reach; k < length; k++) {
    if (k + reach < length) ones += from[first + (k + reach) * step];
    if (k > reach) ones -= from[first + (k - reach - 1) * step];
    if (k >= 0 && ones > 0) to[first + k * step] = 1;
  }
}
