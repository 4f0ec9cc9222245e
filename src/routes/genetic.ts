import { shuffled } from "../random/shuffled.js";
import type { Stream } from "../random/stream.js";
import type { Budget } from "./budget.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { requireStream } from "./requireStream.js";
import { type Found, solveTour, type Tour, tourLength } from "./tour.js";

const POPULATION = 100;
const ELITE = 2;
const TOURNAMENT = 4;
const MUTATION = 0.3;
/** Generations without a shorter route after which it ends, as a multiple of the number of nodes. */
const PATIENCE = 4;

/**
 * A genetic algorithm (paper B, section 4, gives no details): 100 random routes; parents by tournaments of four; order crossover (Davis
 * 1985); with probability 0.3 a stretch of the child is turned round; the two best live on. It ends when 4·N generations brought nothing.
 * An operation is a node of a child placed or a distance added.
 *
 * @throws RangeError without a stream.
 *
 * @example
 * import { createStream } from "ridgelab/random";
 * import { genetic } from "ridgelab/routes";
 * const points = [0, -1, 2, -5].map((x) => ({ x, y: 0 }));
 * genetic({ points }, { stream: createStream(1, "docs/genetic") }).length; // 7
 * genetic({ points }); // throws genetic draws random numbers; give it a stream, such as createStream(1, "genetic")
 */
export function genetic(problem: RouteProblem, options: RouteOptions = {}): Route {
  const stream = requireStream(options, "genetic");
  return solveTour(problem, options, (tour, budget) => evolve(tour, budget, stream));
}

interface Individual {
  readonly order: Int32Array;
  readonly length: number;
}

function evolve(tour: Tour, budget: Budget, stream: Stream): Found {
  const { size } = tour;
  const individual = (order: Int32Array): Individual => {
    budget.spend(2 * size);
    return { order, length: tourLength(tour, order) };
  };
  const nodes = Array.from({ length: size }, (_, node) => node);
  const byLength = (a: Individual, b: Individual) => a.length - b.length;
  let population = Array.from({ length: POPULATION }, () => individual(Int32Array.from(shuffled(nodes, stream)))).sort(byLength);
  for (let stale = 0; stale < PATIENCE * size && !budget.exhausted(); stale++) {
    const shortest = population[0].length;
    const next = population.slice(0, ELITE);
    while (next.length < POPULATION) {
      const child = crossed(tournament(population, stream).order, tournament(population, stream).order, stream);
      if (stream.uniform() < MUTATION) turnStretch(child, stream);
      next.push(individual(child));
    }
    population = next.sort(byLength);
    if (population[0].length < shortest) stale = -1;
  }
  return { order: population[0].order };
}

/** The best of a few drawn at random; the population is sorted. */
function tournament(population: readonly Individual[], stream: Stream): Individual {
  let best = population.length;
  for (let i = 0; i < TOURNAMENT; i++) best = Math.min(best, stream.integer(population.length));
  return population[best];
}

/** A stretch of one parent in its place, and around it the other nodes in the other parent's order. */
function crossed(one: Int32Array, other: Int32Array, stream: Stream): Int32Array {
  const size = one.length;
  const [start, end] = stretch(size, stream);
  const child = new Int32Array(size);
  const placed = new Uint8Array(size);
  for (let i = start; i <= end; i++) {
    child[i] = one[i];
    placed[one[i]] = 1;
  }
  for (let i = 1, at = (end + 1) % size; i <= size; i++) {
    const node = other[(end + i) % size];
    if (placed[node]) continue;
    child[at] = node;
    at = (at + 1) % size;
  }
  return child;
}

function turnStretch(order: Int32Array, stream: Stream): void {
  const [start, end] = stretch(order.length, stream);
  order.subarray(start, end + 1).reverse();
}

function stretch(size: number, stream: Stream): [start: number, end: number] {
  const [a, b] = [stream.integer(size), stream.integer(size)];
  return a < b ? [a, b] : [b, a];
}
