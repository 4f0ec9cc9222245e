import { headingAt, pointOf } from "./heading.js";
import { endsByPixel, type RidgeVectors } from "./ridgeVectors.js";
import type { Minutia } from "./template.js";
import { turnBetween } from "./turnBetween.js";

/** A minutia of which the quality is not yet known. */
export type Candidate = Omit<Minutia, "quality">;

/**
 * The minutiae of a vectorised skeleton by paper B's section 3.1: where a line ends alone (one neighbour), and where three meet (three
 * neighbours, no two of them adjacent: see `vectorize`). Four lines that cross are neither. From the top downwards, in a row from the left.
 *
 * @example
 * import { findMinutiae } from "ridgelab/minutiae";
 * const ridge = Array.from({ length: 20 }, (_, x) => 205 + x);
 * const [first, last] = findMinutiae({ width: 40, height: 11, lines: [ridge] });
 * first; // { x: 5, y: 5, direction: 0, type: "ending" }
 * last; // { x: 24, y: 5, direction: 3.1416, type: "ending" }
 */
export function findMinutiae(vectors: RidgeVectors): Candidate[] {
  const found: Candidate[] = [];
  for (const [pixel, ends] of endsByPixel(vectors.lines)) {
    const [x, y] = pointOf(pixel, vectors.width);
    const headings = ends.map((end) => headingAt(end, vectors.width));
    if (ends.length === 1) found.push({ x, y, direction: positive(headings[0]), type: "ending" });
    if (ends.length === 3) found.push({ x, y, direction: positive(valley(headings)), type: "bifurcation" });
  }
  return found.sort((a, b) => a.y - b.y || a.x - b.x);
}

/** The middle of the two headings that are closest to one another: the valley that the fork encloses. */
function valley(headings: readonly number[]): number {
  const pairs = [0, 1, 2].map((k) => ({ a: headings[k], b: headings[(k + 1) % 3] }));
  const { a, b } = pairs.sort((p, q) => Math.abs(turnBetween(p.a, p.b)) - Math.abs(turnBetween(q.a, q.b)))[0];
  return Math.atan2(Math.sin(a) + Math.sin(b), Math.cos(a) + Math.cos(b));
}

/** The same direction in [0, 2π). */
function positive(angle: number): number {
  return angle < 0 ? (angle + 2 * Math.PI) % (2 * Math.PI) : angle;
}
