import { sortPoints } from "./sortPoints.js";

/** Points in the numbering that routes and passwords use, by x and then y, and the place that each had before. */
export function numbered(points: readonly { readonly x: number; readonly y: number }[]): {
  points: { x: number; y: number; index: number }[];
  origin: number[];
} {
  const sorted = sortPoints(points.map(({ x, y }, index) => ({ x, y, index })));
  return { points: sorted, origin: sorted.map(({ index }) => index) };
}
