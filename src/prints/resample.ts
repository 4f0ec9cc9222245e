import type { GrayImage } from "./grayImage.js";

/** A position in pixels; pixel (x, y) has its centre at (x, y). */
export interface Point {
  x: number;
  y: number;
}

/**
 * Draws a picture of the same size by inverse mapping: each pixel takes the bilinear mean of the four pixels around the place where
 * `source` says that it comes from. Beyond the edge everything is `background`.
 * @param source changes the position that it is given, a pixel of the result, into the one in `image` that belongs there.
 */
export function resample(image: GrayImage, source: (point: Point) => void, background: number): GrayImage {
  const { width, height, data } = image;
  const result = new Float32Array(width * height);
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? background : data[y * width + x]);
  const point: Point = { x: 0, y: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      point.x = x;
      point.y = y;
      source(point);
      const left = Math.floor(point.x);
      const top = Math.floor(point.y);
      const right = point.x - left;
      const below = point.y - top;
      const inside = left >= 0 && top >= 0 && left + 1 < width && top + 1 < height;
      const from = top * width + left;
      const a = inside ? data[from] : at(left, top);
      const b = inside ? data[from + 1] : at(left + 1, top);
      const c = inside ? data[from + width] : at(left, top + 1);
      const d = inside ? data[from + width + 1] : at(left + 1, top + 1);
      result[y * width + x] = (a * (1 - right) + b * right) * (1 - below) + (c * (1 - right) + d * right) * below;
    }
  }
  return { width, height, data: result, dpi: image.dpi };
}
