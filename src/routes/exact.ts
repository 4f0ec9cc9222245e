import { createStream } from "../random/createStream.js";
import { greedyChains } from "./greedyChain.js";
import { iteratedLocalSearch } from "./iteratedLocalSearch.js";
import { provenFrom } from "./oneTree/provenFrom.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { solveTour } from "./tour.js";

/** Kicks of the local search, as a share of the number of nodes squared: before the first bounds, which often are enough, and after. */
const FIRST_KICKS = 0.05;
const MORE_KICKS = 0.1;

/**
 * The shortest route, proven, for some hundred points: iterated 2-opt and Or-opt for a route that is nearly always the shortest already;
 * Held and Karp's 1-tree bounds by subgradient ascent; edges decided by their reduced costs; Volgenant and Jonker's branching.
 *
 * Deterministic: the draws of the local search are always the same, and only +, −, ×, ÷ and √ decide. Of equally short routes it gives
 * the one it met first, which depends on the numbering of the points: see `sortPoints`.
 *
 * @example
 * import { exact } from "ridgelab/routes";
 * const points = Array.from({ length: 36 }, (_, i) => ({ x: i % 6, y: Math.floor(i / 6) }));
 * const { length, optimal } = exact({ points, shape: "cycle" });
 * length; // 36
 * optimal; // true
 */
export function exact(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, (tour, budget) => {
    const { order } = greedyChains(tour, budget)[0];
    const stream = createStream(1, "routes/exact");
    const improve = (share: number) => iteratedLocalSearch(tour, budget, order, Math.ceil(share * tour.size ** 2), stream);
    improve(FIRST_KICKS);
    return provenFrom(tour, budget, order, () => improve(MORE_KICKS));
  });
}
