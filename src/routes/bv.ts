import { greedyChains } from "./greedyChain.js";
import { createLocalSearch } from "./localSearch.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { solveTour, tourLength } from "./tour.js";

/** Greedy chains that are improved. */
const CHAINS = 10;

/**
 * The BV method (paper B, section 4): "the best of all decisions made on the basis of the greedy method", then modifiers that "identify
 * non-optimal areas and convert them". The paper does not say which; here 2-opt and Or-opt stand for them (see `createLocalSearch`), on
 * the ten shortest of the greedy chains from every start, since the shortest alone is not always the one that improves best.
 * An operation is a distance compared.
 *
 * @example
 * import { bv } from "ridgelab/routes";
 * const points = [0, -1, 2, -5].map((x) => ({ x, y: 0 }));
 * bv({ points }).length; // 7
 * bv({ points }).optimal; // false
 */
export function bv(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => {
    const search = createLocalSearch(tour, budget);
    const chains = greedyChains(tour, budget);
    let best = chains[0].order;
    let shortest = Number.POSITIVE_INFINITY;
    for (const { order } of chains.slice(0, CHAINS)) {
      search.improve(order, order.slice());
      const length = tourLength(tour, order);
      if (length < shortest) [best, shortest] = [order, length];
      if (budget.exhausted()) break;
    }
    return { order: best };
  });
}
