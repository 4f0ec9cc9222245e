import type { Budget } from "./budget.js";
import { greedyChains } from "./greedyChain.js";
import { createLocalSearch } from "./localSearch.js";
import { type Found, type Tour, tourLength } from "./tour.js";

/** The shortest of the best greedy chains, so many of them, each improved by 2-opt and Or-opt (see `createLocalSearch`). */
export function improvedChain(tour: Tour, budget: Budget, starts: number): Found {
  const search = createLocalSearch(tour, budget);
  const chains = greedyChains(tour, budget);
  let best = chains[0].order;
  let shortest = Number.POSITIVE_INFINITY;
  for (const { order } of chains.slice(0, starts)) {
    search.improve(order, order.slice());
    const length = tourLength(tour, order);
    if (length < shortest) [best, shortest] = [order, length];
    if (budget.exhausted()) break;
  }
  return { order: best };
}
