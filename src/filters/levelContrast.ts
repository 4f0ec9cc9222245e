import { type GrayImage, withData } from "../prints/grayImage.js";
import { cellsOf, spread } from "./cells.js";
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
    for (let x = 0; x < width; x++, i++) {
      if (mask.data[i] === 0) continue;
      const cell = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK);
      squares[cell] += response.data[i] ** 2;
      pixels[cell]++;
      allSquares += response.data[i] ** 2;
      allPixels++;
    }
  }
  const local = gaussianSmooth(squares, columns, rows, sigma / BLOCK);
  const weight = gaussianSmooth(pixels, columns, rows, sigma / BLOCK);
  const least = FLOOR * Math.sqrt(allSquares / allPixels);
  const gains = local.map((sum, c) => {
    const strength = Math.max(weight[c] > 0 ? Math.sqrt(sum / weight[c]) : 0, least);
    return strength > 0 ? 100 / (Math.SQRT2 * strength) : 0;
  });
  const gain = spread(gains, cells, width, height);
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    data[i] = mask.data[i] ? Math.min(Math.max(127.5 + gain[i] * response.data[i], 0), 255) : 255;
  }
  return withData(response, data);
}
