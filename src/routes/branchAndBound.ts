import { permutationTree } from "./permutationTree.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { shortestEdges } from "./shortestEdges.js";
import { solveTour } from "./tour.js";

/**
 * Branch and bound as paper B describes it (section 4): exhaustive search that "can pause the construction of this branch of the
 * permutation tree". The paper does not name its bound; here a partial route is abandoned when its length, with every point still to be
 * entered at its shortest edge, reaches the best route so far. The first route is the points in their given order.
 * An operation is an edge tried. Of equally short routes the first met is kept.
 *
 * @example
 * import { branchAndBound } from "ridgelab/routes";
 * const points = [3, 0, 2, 1].map((x) => ({ x, y: 0 }));
 * branchAndBound({ points }).order; // [0, 2, 3, 1]
 * branchAndBound({ points }).length; // 3
 */
export function branchAndBound(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => permutationTree(tour, budget, shortestEdges(tour)));
}
