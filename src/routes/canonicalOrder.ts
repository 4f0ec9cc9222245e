import type { RouteShape } from "./problem.js";

/**
 * The same route from its canonical start in its canonical direction, so that a route is one sequence. A path begins at its end of
 * the lower number. A cycle begins at 0 and goes on to that neighbour of 0 which has the lower number.
 *
 * @param order each of 0 … n−1 once, n ≥ 2.
 *
 * @example
 * import { canonicalOrder } from "ridgelab/routes";
 * canonicalOrder([3, 1, 2, 0], "path"); // [0, 2, 1, 3]
 * canonicalOrder([2, 0, 1, 3], "cycle"); // [0, 1, 3, 2]
 */
export function canonicalOrder(order: ArrayLike<number>, shape: RouteShape): number[] {
  const route = Array.from(order);
  if (shape === "cycle") route.push(...route.splice(0, route.indexOf(0)));
  const last = route.length - 1;
  if (shape === "path") return route[0] <= route[last] ? route : route.reverse();
  return route[1] <= route[last] ? route : [0, ...route.slice(1).reverse()];
}
