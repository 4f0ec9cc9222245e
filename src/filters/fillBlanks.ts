import { type GrayImage, withData } from "../prints/grayImage.js";
import { blankLines } from "./blankLines.js";
import { blankRegions } from "./blankRegions.js";
import { cellsOf, spread } from "./cells.js";
import { gaussianSmooth } from "./gaussian.js";
import type { Mask } from "./types.js";

/** Side of the blocks that are averaged, pixels. */
const BLOCK = 4;
/** Standard deviation of the Gaussian that carries what is around a blank into it, pixels. */
const SIGMA = 16;

/** A picture whose blanks are filled. */
export interface Filled {
  readonly image: GrayImage;
  /** 1 where there was a blank, and at its edge. */
  readonly blank: Mask;
}

/**
 * Fills what shows neither skin nor a scanner's ground: corners that come with turning a picture, a margin, a frame, a ruled line
 * (`blankRegions`, `blankLines`). It gets the mean intensity of what is around, so that no ridge seems to run along its edge.
 * Undefined where there is nothing to fill, as in the pictures of most scanners.
 */
export function fillBlanks(image: GrayImage): Filled | undefined {
  const { width, height } = image;
  const [regions, lines] = [blankRegions(image), blankLines(image)];
  if (!regions && !lines) return undefined;
  const blank = (regions ?? lines)!.data;
  if (regions && lines) for (let i = 0; i < blank.length; i++) blank[i] |= lines.data[i];
  const cells = cellsOf(width, height, BLOCK);
  const { columns, rows } = cells;
  const sums = new Float32Array(columns * rows);
  const shown = new Float32Array(columns * rows);
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * columns;
    for (let x = 0; x < width; x++, i++) {
      if (blank[i] === 1) continue;
      sums[row + Math.floor(x / BLOCK)] += image.data[i];
      shown[row + Math.floor(x / BLOCK)]++;
    }
  }
  const total = (grid: Float32Array) => grid.reduce((sum, value) => sum + value, 0);
  const mean = total(sums) / Math.max(total(shown), 1);
  const weights = gaussianSmooth(shown, columns, rows, SIGMA / BLOCK);
  const near = gaussianSmooth(sums, columns, rows, SIGMA / BLOCK).map((sum, b) => (weights[b] > 0.01 ? sum / weights[b] : mean));
  const around = spread(near, cells, width, height);
  const data = image.data.slice();
  for (let i = 0; i < data.length; i++) if (blank[i] === 1) data[i] = around[i];
  return { image: withData(image, data), blank: { width, height, data: blank } };
}
