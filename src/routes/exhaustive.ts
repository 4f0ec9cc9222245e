import { permutationTree } from "./permutationTree.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { solveTour } from "./tour.js";

/**
 * Exhaustive search (paper B, section 4): every route once, n!/2 paths or (n − 1)!/2 cycles. Of equally short routes the first met is
 * kept. An operation is an edge added to a partial route. Twelve points take seconds, every further one as many times longer.
 *
 * @example
 * import { exhaustive } from "ridgelab/routes";
 * const points = [{ x: 0, y: 0 }, { x: 1, y: 1 }, { x: 1, y: 0 }, { x: 0, y: 1 }];
 * const { order, length } = exhaustive({ points, shape: "cycle" });
 * order; // [0, 2, 1, 3]
 * length; // 4
 */
export function exhaustive(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => permutationTree(tour, budget));
}
