import { from, type LineEnd } from "./ridgeVectors.js";

/** Pixels of a ridge over which its direction at an end is taken: about a ridge period and a half. */
const REACH = 13;

/** The direction in which a line leaves its end, radians, (−π, π], counter-clockwise as seen. */
export function headingAt(end: LineEnd, width: number, reach = REACH): number {
  const pixels = from(end);
  const [x, y] = pointOf(pixels[0], width);
  const [u, v] = pointOf(pixels[Math.min(reach, pixels.length - 1)], width);
  return Math.atan2(y - v, u - x);
}

/** x and y of a pixel's index. */
export function pointOf(pixel: number, width: number): [number, number] {
  const x = pixel % width;
  return [x, (pixel - x) / width];
}
