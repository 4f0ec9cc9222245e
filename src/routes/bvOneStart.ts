import { improvedChain } from "./improvedChain.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { solveTour } from "./tour.js";

/**
 * The BV method as paper B has it (section 4): "the best of all decisions made on the basis of the greedy method", then modifiers that
 * "identify non-optimal areas and convert them". The paper does not say which; here 2-opt and Or-opt stand for them. An operation is a
 * distance compared.
 *
 * @example
 * import { bvOneStart } from "ridgelab/routes";
 * const points = [0, -1, 2, -5].map((x) => ({ x, y: 0 }));
 * bvOneStart({ points }).length; // 7
 * bvOneStart({ points }).optimal; // false
 */
export function bvOneStart(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => improvedChain(tour, budget, 1));
}
