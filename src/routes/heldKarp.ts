import type { Budget } from "./budget.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { type Found, solveTour, type Tour } from "./tour.js";

/**
 * Dynamic programming over subsets (Bellman 1962; Held and Karp, Journal of SIAM 10, 1962): exact, in 2ᵐ·m² steps and 2ᵐ·m numbers of
 * memory, with m points for a path and one less for a cycle. An operation is a distance added.
 *
 * @throws RangeError for more than 20 points of a path or 21 of a cycle, which would need more than 180 MB.
 *
 * @example
 * import { heldKarp } from "ridgelab/routes";
 * const points = [{ x: 0, y: 0 }, { x: 1, y: 1 }, { x: 1, y: 0 }, { x: 0, y: 1 }];
 * heldKarp({ points, shape: "cycle" }).length; // 4
 * heldKarp({ points, shape: "path" }).length; // 3
 */
export function heldKarp(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, subsets);
}

const MOST_NODES = 21;

function subsets({ size, base, distances }: Tour, budget: Budget): Found {
  if (size > MOST_NODES) {
    throw new RangeError(`heldKarp solves paths of up to ${MOST_NODES - 1} points and cycles of up to ${MOST_NODES}; given more`);
  }
  const m = size - 1;
  const all = (1 << m) - 1;
  // shortest[set · m + last]: from the base through the nodes of the set, ending at `last`, which is one of them.
  const shortest = new Float64Array((all + 1) * m).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < m; i++) shortest[(1 << i) * m + i] = distances[base * size + i];
  for (let set = 1; set <= all; set++) {
    if ((set & 0xfff) === 0 && budget.exhausted()) return { order: [...Array(size).keys()] };
    for (let last = 0; last < m; last++) {
      const before = set ^ (1 << last);
      if (before > set || before === 0) continue;
      const row = last * size;
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < m; i++) {
        const length = shortest[before * m + i] + distances[row + i];
        if (length < least) least = length;
      }
      shortest[set * m + last] = least;
      budget.spend(m);
    }
  }
  return { order: trace(all, m, shortest, distances, base), optimal: true };
}

/** Walks back from the whole set, at equal lengths to the node of the lowest number. */
function trace(all: number, m: number, shortest: Float64Array, distances: Float64Array, base: number): number[] {
  const order = [base];
  for (let set = all; set !== 0; set ^= 1 << order.at(-1)!) {
    const row = order.at(-1)! * (m + 1);
    let last = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < m; i++) {
      if ((set & (1 << i)) === 0) continue;
      const length = shortest[set * m + i] + distances[row + i];
      if (length < least) [least, last] = [length, i];
    }
    order.push(last);
  }
  return order;
}
