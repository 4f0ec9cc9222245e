import type { Budget } from "./budget.js";
import { type Tour, tourLength } from "./tour.js";

/** A cycle over all nodes and its length. */
export interface Chain {
  readonly order: Int32Array;
  readonly length: number;
}

/** The chain that goes from `start` to the nearest point not yet visited, of equally near ones to that of the lowest number. */
export function greedyChain(tour: Tour, budget: Budget, start: number): Chain {
  const { points, size, base, distances } = tour;
  // The base of a path, where it is not a point, stands between the chain's end and its start.
  const order = new Int32Array(size).fill(base);
  const left = Int32Array.from({ length: points }, (_, i) => i);
  left.copyWithin(start, start + 1);
  order[0] = start;
  for (let depth = 1; depth < points; depth++) {
    const row = order[depth - 1] * size;
    let nearest = 0;
    for (let i = 1; i < points - depth; i++) if (distances[row + left[i]] < distances[row + left[nearest]]) nearest = i;
    order[depth] = left[nearest];
    left.copyWithin(nearest, nearest + 1);
    budget.spend(points - depth);
  }
  return { order, length: tourLength(tour, order) };
}

/** The chains from every start, shortest first, of equally short ones that of the lowest start first. */
export function greedyChains(tour: Tour, budget: Budget): Chain[] {
  const chains: Chain[] = [];
  for (let start = 0; start < tour.points && (start === 0 || !budget.exhausted()); start++) {
    chains.push(greedyChain(tour, budget, start));
  }
  return chains.sort((a, b) => a.length - b.length);
}
