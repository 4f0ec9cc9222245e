import { sortPoints } from "./sortPoints.js";

/** Points in the numbering that routes and passwords use, by x and then y, and the place that each had before. */
export function numbered(points: readonly { readonly x: number; readonly y: number }[]): {
  points: { x: number; y: number; index: number }[];
  origin: number[];
} {
  const sorted = sortPoints(points.map(({ x, y }, index) => ({ x, y, index })));
  return { points: sorted, origin: sorted.map(({ index }) => index) };
}

/** Whether two sequences are the same number by number, as those are whose passwords are (SHA-256's collisions aside). */
export function sameSequence(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
