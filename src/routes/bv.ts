import { improvedChain } from "./improvedChain.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { solveTour } from "./tour.js";

/** Greedy chains that are improved. */
const CHAINS = 10;

/**
 * The BV method of paper B from more than one start: as `bvOneStart`, but the ten shortest of the greedy chains are improved, and the
 * shortest of the outcomes is kept, since the shortest chain is not always the one that improves best. An operation is a distance compared.
 *
 * @example
 * import { bv } from "ridgelab/routes";
 * const points = [0, -1, 2, -5].map((x) => ({ x, y: 0 }));
 * bv({ points }).length; // 7
 * bv({ points }).optimal; // false
 */
export function bv(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => improvedChain(tour, budget, CHAINS));
}
