import type { RouteShape } from "./problem.js";

/**
 * The sum of the distances along a route, added from its first point on. `distances` row by row, as `distanceMatrix` gives them.
 *
 * @example
 * import { distanceMatrix, routeLength } from "ridgelab/routes";
 * const { distances } = distanceMatrix({ points: [{ x: 0, y: 0 }, { x: 3, y: 0 }, { x: 3, y: 4 }] });
 * routeLength(distances, [0, 1, 2], "path"); // 7
 * routeLength(distances, [0, 1, 2], "cycle"); // 12
 */
export function routeLength(distances: Float64Array, order: readonly number[], shape: RouteShape): number {
  const n = order.length;
  let length = 0;
  for (let i = 1; i < n; i++) length += distances[order[i - 1] * n + order[i]];
  return shape === "cycle" ? length + distances[order[n - 1] * n + order[0]] : length;
}
