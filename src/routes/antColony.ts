import type { Stream } from "../random/stream.js";
import type { Budget } from "./budget.js";
import { greedyChain } from "./greedyChain.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { requireStream } from "./requireStream.js";
import { type Found, solveTour, type Tour, tourLength } from "./tour.js";

const ANTS = 10;
/** Share of an arc's pheromone that an update replaces, local or global. */
const RENEWAL = 0.1;
/** How often an ant takes the best arc instead of drawing one. */
const GREED = 0.9;
/** Iterations without a shorter route after which it ends, as a multiple of the number of points. */
const PATIENCE = 4;

/**
 * Ant colony system (Dorigo and Gambardella, IEEE Transactions on Evolutionary Computation 1, 1997) with their parameters: 10 ants, β = 2,
 * q₀ = 0.9, α = ρ = 0.1, τ₀ = 1/(n·greedy length), and, as paper B says, pheromone added "only to the arcs belonging to the global shortest
 * path". It ends when 4·N iterations brought nothing. An operation is an arc weighed.
 *
 * @throws RangeError without a stream.
 *
 * @example
 * import { createStream } from "ridgelab/random";
 * import { antColony } from "ridgelab/routes";
 * const points = [0, -1, 2, -5].map((x) => ({ x, y: 0 }));
 * antColony({ points }, { stream: createStream(1, "docs/ants") }).length; // 7
 */
export function antColony(problem: RouteProblem, options: RouteOptions = {}): Route {
  const stream = requireStream(options, "antColony");
  return solveTour(problem, options, (tour, budget) => forage(tour, budget, stream));
}

function forage(tour: Tour, budget: Budget, stream: Stream): Found {
  const { points, size, distances } = tour;
  const greedy = greedyChain(tour, budget, 0);
  let best = greedy;
  if (best.length === 0) return { order: best.order };
  const initial = 1 / (points * greedy.length);
  const pheromone = new Float64Array(size * size).fill(initial);
  // Points at one place would be infinitely attractive.
  const nearest = greedy.length * 1e-9;
  const attraction = distances.map((distance) => 1 / (Math.max(distance, nearest) * Math.max(distance, nearest)));
  const arcs = size === points ? points : points - 1;

  const deposit = (order: Int32Array, place: number, amount: number) => {
    const a = order[place];
    const b = order[(place + 1) % points];
    const value = (1 - RENEWAL) * pheromone[a * size + b] + RENEWAL * amount;
    pheromone[a * size + b] = value;
    pheromone[b * size + a] = value;
  };
  for (let stale = 0; stale < PATIENCE * points && !budget.exhausted(); stale++) {
    for (let ant = 0; ant < ANTS; ant++) {
      const order = walk(tour, pheromone, attraction, stream);
      budget.spend((points * (points - 1)) / 2);
      for (let place = 0; place < arcs; place++) deposit(order, place, initial);
      const length = tourLength(tour, order);
      if (length < best.length) {
        best = { order, length };
        stale = -1;
      }
    }
    for (let place = 0; place < arcs; place++) deposit(best.order, place, 1 / best.length);
  }
  return { order: best.order };
}

/** One ant's walk over all points, from one drawn at random. */
function walk({ points, size, base }: Tour, pheromone: Float64Array, attraction: Float64Array, stream: Stream): Int32Array {
  const order = new Int32Array(size).fill(base);
  const left = Int32Array.from({ length: points }, (_, i) => i);
  const merit = new Float64Array(points);
  let chosen = stream.integer(points);
  for (let depth = 0; depth < points; depth++) {
    const at = left[chosen];
    const count = points - depth - 1;
    order[depth] = at;
    left[chosen] = left[count];
    let best = 0;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const arc = at * size + left[i];
      merit[i] = pheromone[arc] * attraction[arc];
      sum += merit[i];
      if (merit[i] > merit[best]) best = i;
    }
    chosen = stream.uniform() < GREED ? best : drawn(merit, count, stream.uniform() * sum);
  }
  return order;
}

/** The place where the sum of the merits passes `threshold`. */
function drawn(merit: Float64Array, count: number, threshold: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += merit[i];
    if (sum > threshold) return i;
  }
  return Math.max(0, count - 1);
}
