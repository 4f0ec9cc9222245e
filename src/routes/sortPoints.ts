import type { Point } from "./problem.js";

/**
 * The points by x, and by y where x is equal: a numbering that does not depend on how they were listed. Solved in this order, one set
 * of points gives one sequence. Returns a copy.
 *
 * @example
 * import { sortPoints } from "ridgelab/routes";
 * sortPoints([{ x: 2, y: 0 }, { x: 1, y: 5 }, { x: 1, y: 3 }]); // [{ x: 1, y: 3 }, { x: 1, y: 5 }, { x: 2, y: 0 }]
 */
export function sortPoints<P extends Point>(points: readonly P[]): P[] {
  return points.toSorted((a, b) => a.x - b.x || a.y - b.y);
}
