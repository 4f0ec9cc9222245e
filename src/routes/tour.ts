import { type Budget, createBudget } from "./budget.js";
import { canonicalOrder } from "./canonicalOrder.js";
import { distanceMatrix } from "./distanceMatrix.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { routeLength } from "./routeLength.js";

/**
 * What the solvers work on: a cycle in either case. A path becomes a cycle through one more node, the base, at distance 0 from all: where
 * the cycle passes it, the path has its ends. So a path takes no longer than a cycle. The base of a cycle is its last point.
 */
export interface Tour {
  /** Points of the problem, numbered from 0. */
  readonly points: number;
  /** Nodes of the cycle: as many, or one more. */
  readonly size: number;
  /** The last node, size − 1. */
  readonly base: number;
  /** size × size, row by row. */
  readonly distances: Float64Array;
  /** Whether all distances are whole numbers, so that lengths are too. */
  readonly whole: boolean;
}

/** What a search finds: a cycle over all nodes of the tour, and what it knows of the shortest. */
export interface Found {
  readonly order: ArrayLike<number>;
  /** Default false. */
  readonly optimal?: boolean;
  /** Default 0, or the length where optimal. */
  readonly lowerBound?: number;
}

/** How a solver searches, once the problem is a tour of at least four nodes. */
export type Search = (tour: Tour, budget: Budget, options: RouteOptions) => Found;

/** The frame of every solver: checks the problem, makes it a tour, searches, and gives the route in canonical order. */
export function solveTour(problem: RouteProblem, options: RouteOptions, search: Search): Route {
  const { shape = "path" } = problem;
  const { count, distances } = distanceMatrix(problem);
  const tour = shape === "cycle" ? createTour(count, distances) : createTour(count, distances, true);
  const budget = createBudget(options.limits);
  // Up to three nodes there is one cycle only.
  const found: Found = tour.size <= 3 ? { order: [...Array(tour.size).keys()], optimal: true } : search(tour, budget, options);
  const order = canonicalOrder(withoutBase(found.order, tour), shape);
  const length = routeLength(distances, order, shape);
  const { optimal = false, lowerBound = 0 } = found;
  return { order, length, optimal, lowerBound: optimal ? length : Math.min(lowerBound, length), operations: budget.operations };
}

/** The length of a cycle over all nodes, added in its order. */
export function tourLength({ size, distances }: Tour, order: ArrayLike<number>): number {
  let length = distances[order[size - 1] * size + order[0]];
  for (let i = 1; i < size; i++) length += distances[order[i - 1] * size + order[i]];
  return length;
}

/**
 * From which bound on a route no longer beats one of length `best`: with whole distances it would have to be shorter by one, otherwise
 * by 1e-9 of it, which is above what rounding does to sums of some hundred distances.
 */
export function cutoff({ whole }: Tour, best: number): number {
  return whole ? best - 1 + 1e-6 : best * (1 - 1e-9);
}

function createTour(points: number, distances: Float64Array, path = false): Tour {
  const whole = distances.every(Number.isSafeInteger);
  if (!path) return { points, size: points, base: points - 1, distances, whole };
  const size = points + 1;
  const padded = new Float64Array(size * size);
  for (let i = 0; i < points; i++) padded.set(distances.subarray(i * points, (i + 1) * points), i * size);
  return { points, size, base: points, distances: padded, whole };
}

function withoutBase(order: ArrayLike<number>, { points, size, base }: Tour): number[] {
  const cycle = Array.from(order);
  if (points === size) return cycle;
  const at = cycle.indexOf(base);
  return [...cycle.slice(at + 1), ...cycle.slice(0, at)];
}
