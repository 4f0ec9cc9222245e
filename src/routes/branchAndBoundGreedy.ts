import { greedyChains } from "./greedyChain.js";
import { permutationTree } from "./permutationTree.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { shortestEdges } from "./shortestEdges.js";
import { solveTour } from "./tour.js";

/**
 * `branchAndBound` that begins with the best greedy chain over all starts (paper B, section 4: "as a minimal initial solution").
 *
 * @example
 * import { branchAndBoundGreedy } from "ridgelab/routes";
 * const points = [3, 0, 2, 1].map((x) => ({ x, y: 0 }));
 * branchAndBoundGreedy({ points, shape: "cycle" }).length; // 6
 */
export function branchAndBoundGreedy(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) =>
    permutationTree(tour, budget, shortestEdges(tour), greedyChains(tour, budget)[0]),
  );
}
