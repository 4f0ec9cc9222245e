import { type GrayImage, withData } from "../prints/grayImage.js";
import { cellsOf, spreadRows } from "./cells.js";
import { gaussianSmooth } from "./gaussian.js";
import type { Mask } from "./types.js";

const BLOCK = 8;
/** Where the response is weaker than this share of the print's, it is raised no further: there is noise rather than ridges. */
const FLOOR = 0.4;

/**
 * A filter's response, which swings about 0, as a picture in which ridges are everywhere about as strong: divided by its local root mean
 * square (Gaussian of `sigma` pixels), so that ridges of that strength run from 27.5 to 227.5 about the middle, 127.5. Cut to 0–255; white
 * outside the mask.
 */
export function levelContrast(response: GrayImage, mask: Mask, sigma = 16): GrayImage {
  const { width, height } = response;
  const cells = cellsOf(width, height, BLOCK);
  const { columns, rows } = cells;
  const squares = new Float32Array(columns * rows);
  const pixels = new Float32Array(columns * rows);
  let allSquares = 0;
  let allPixels = 0;
  for (let y = 0, i = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * columns;
    for (let x = 0; x < width; x++, i++) {
      if (mask.data[i] === 0) continue;
      const cell = row + Math.floor(x / BLOCK);
      const square = response.data[i] ** 2;
      squares[cell] += square;
      pixels[cell]++;
      allSquares += square;
      allPixels++;
    }
  }
  const local = gaussianSmooth(squares, columns, rows, sigma / BLOCK);
  const weight = gaussianSmooth(pixels, columns, rows, sigma / BLOCK);
  const least = FLOOR * Math.sqrt(allSquares / allPixels);
  const gains = new Float32Array(local.length);
  for (let c = 0; c < gains.length; c++) {
    const strength = Math.max(weight[c] > 0 ? Math.sqrt(local[c] / weight[c]) : 0, least);
    gains[c] = strength > 0 ? 100 / (Math.SQRT2 * strength) : 0;
  }
  const gain = spreadRows(gains, cells, width);
  const data = new Float32Array(width * height).fill(255);
  for (let y = 0, i = 0; y < height; y++) {
    const row = gain(y);
    for (let x = 0; x < width; x++, i++)
      if (mask.data[i] !== 0) data[i] = Math.min(Math.max(127.5 + row[x] * response.data[i], 0), 255);
  }
  return withData(response, data);
}
