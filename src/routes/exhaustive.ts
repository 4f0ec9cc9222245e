import { permutationTree } from "./permutationTree.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { solveTour } from "./tour.js";

/**
 * Exhaustive search (paper B, section 4): every route once, n!/2 paths or (n − 1)!/2 cycles. Of equally short routes the first met is
 * kept. An operation is an edge added to a partial route. Twelve points take seconds, every further one as many times longer.
 */
export function exhaustive(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => permutationTree(tour, budget));
}
