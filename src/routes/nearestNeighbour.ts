import { greedyChain } from "./greedyChain.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { solveTour } from "./tour.js";

/**
 * The chain of paper B's stage 2, "sorted by minimum distances between the points": from point 0 always to the nearest point not yet
 * visited. The paper names no start. An operation is a distance compared.
 *
 * @example
 * import { nearestNeighbour } from "ridgelab/routes";
 * const points = [0, -1, 2, -5].map((x) => ({ x, y: 0 }));
 * nearestNeighbour({ points }).length; // 11
 * nearestNeighbour({ points }).order; // [0, 1, 2, 3]
 */
export function nearestNeighbour(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => greedyChain(tour, budget, 0));
}
