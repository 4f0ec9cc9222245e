import type { Stream } from "../random/stream.js";
import type { Budget } from "./budget.js";
import { createLocalSearch } from "./localSearch.js";
import type { Tour } from "./tour.js";

const LONGEST_STRETCH = 12;

/**
 * Iterated local search (Lourenço, Martin and Stützle 2003): two neighbouring stretches of the cycle change places, the local search
 * mends what that broke, and the outcome is kept unless it is longer. Improves `order` in place.
 *
 * @param kicks how often.
 */
export function iteratedLocalSearch(tour: Tour, budget: Budget, order: Int32Array, kicks: number, stream: Stream): void {
  const { size, distances } = tour;
  const search = createLocalSearch(tour, budget);
  search.improve(order, order.slice());
  if (size < 8) return;
  const trial = order.slice();
  const reach = Math.min(LONGEST_STRETCH, (size - 2) >> 1);
  for (let kick = 0; kick < kicks && !budget.exhausted(); kick++) {
    const start = stream.integer(size);
    const first = 1 + stream.integer(reach);
    const second = 1 + stream.integer(reach);
    // … a [b … c] [d … e] f … becomes … a [d … e] [b … c] f …
    for (let i = 0; i < second; i++) trial[(start + 1 + i) % size] = order[(start + 1 + first + i) % size];
    for (let i = 0; i < first; i++) trial[(start + 1 + second + i) % size] = order[(start + 1 + i) % size];
    const [a, b, c] = [order[start], order[(start + 1) % size], order[(start + first) % size]];
    const [d, e] = [order[(start + first + 1) % size], order[(start + first + second) % size]];
    const f = order[(start + first + second + 1) % size];
    const removed = distances[a * size + b] + distances[c * size + d] + distances[e * size + f];
    const added = distances[a * size + d] + distances[e * size + b] + distances[c * size + f];
    const change = added - removed + search.improve(trial, [a, b, c, d, e, f]);
    if (change <= 0) order.set(trial);
    else trial.set(order);
  }
}
