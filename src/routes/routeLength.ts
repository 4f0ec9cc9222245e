import type { RouteShape } from "./problem.js";

/** The sum of the distances along a route, added from its first point on. `distances` row by row, as `distanceMatrix` gives them. */
export function routeLength(distances: Float64Array, order: readonly number[], shape: RouteShape): number {
  const n = order.length;
  let length = 0;
  for (let i = 1; i < n; i++) length += distances[order[i - 1] * n + order[i]];
  return shape === "cycle" ? length + distances[order[n - 1] * n + order[0]] : length;
}
