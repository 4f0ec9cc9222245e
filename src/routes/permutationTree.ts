import type { Budget } from "./budget.js";
import { cutoff, type Found, type Tour } from "./tour.js";

/**
 * Walks the tree of permutations: each cycle once, by the two neighbours a < b of the base and then the nodes from a to b in every
 * order, the lowest numbers first. Exhaustive search visits the whole tree; branch and bound turns back where a bound says so.
 *
 * @param remaining for each node, what a route must at least spend to enter it; none for exhaustive search.
 * @param start a route to begin with, of the given length; without one, nothing is known but that the first route will be better.
 */
export function permutationTree(
  tour: Tour,
  budget: Budget,
  remaining?: Float64Array,
  start?: { readonly order: ArrayLike<number>; readonly length: number },
): Found {
  const { size, base, distances } = tour;
  const order = new Int32Array(size);
  const best = start ? Int32Array.from(start.order) : order.map((_, i) => i);
  let bestLength = start?.length ?? Number.POSITIVE_INFINITY;
  let limit = cutoff(tour, bestLength);
  let cut = Number.POSITIVE_INFINITY;
  const used = new Uint8Array(size);
  order[0] = base;

  // `depth` nodes stand; the last place is taken by b already. `toEnter` bounds what the nodes still to be entered cost.
  const extend = (depth: number, length: number, toEnter: number): void => {
    const from = order[depth - 1];
    const row = from * size;
    if (depth === size - 1) {
      const whole = length + distances[row + order[depth]];
      if (whole < limit) {
        bestLength = whole;
        limit = cutoff(tour, whole);
        best.set(order);
      }
      return;
    }
    for (let node = 0; node < base; node++) {
      if (used[node]) continue;
      const longer = length + distances[row + node];
      const left = remaining ? toEnter - remaining[node] : 0;
      budget.spend(1);
      if (remaining && longer + left >= limit) continue;
      if (budget.exhausted()) {
        cut = Math.min(cut, longer + left);
        continue;
      }
      used[node] = 1;
      order[depth] = node;
      extend(depth + 1, longer, left);
      used[node] = 0;
    }
  };
  const all = remaining?.subarray(0, base).reduce((sum, value) => sum + value, 0) ?? 0;
  for (let a = 0; a < base; a++) {
    for (let b = a + 1; b < base; b++) {
      order[1] = a;
      order[size - 1] = b;
      used[a] = used[b] = 1;
      extend(2, distances[base * size + a] + distances[base * size + b], all - (remaining?.[a] ?? 0));
      used[a] = used[b] = 0;
    }
  }
  return { order: best, optimal: cut === Number.POSITIVE_INFINITY, lowerBound: cut };
}
