import type { Stream } from "../random/stream.js";

/** A place in the plane, in any unit of length. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A path visits every point once and ends anywhere; a cycle returns to where it began. Paper B, section 4, names both. */
export type RouteShape = "path" | "cycle";

/** What is to be solved: points with their straight distances, or the distances themselves. */
export type RouteProblem = {
  /** Default "path". */
  readonly shape?: RouteShape;
} & (
  | {
      /** At least two, no two at the same place: their order in a route would be arbitrary. */
      readonly points: readonly Point[];
    }
  | {
      /** Square and symmetric, finite, not negative; what stands on the diagonal is not read. */
      readonly distances: readonly ArrayLike<number>[];
    }
);

/** When to stop. A solver that is stopped returns the best route it has, with its bound. */
export interface RouteLimits {
  /** Wall-clock time. A result that was stopped by time is not the same on every machine. Default: none. */
  readonly milliseconds?: number;
  /** Work, in the solvers' operations: the same on every machine. Default: none. */
  readonly operations?: number;
  /**
   * Read now and then; the solver stops when it is true. Solvers do not yield to the event loop, so what sets it must do so from
   * elsewhere, such as a getter that reads memory shared with another thread. Default: none.
   */
  readonly signal?: { readonly aborted: boolean };
}

/** What every solver takes beside the problem. */
export interface RouteOptions {
  readonly limits?: RouteLimits;
  /** Where the draws come from; only `genetic` and `antColony` draw, and they need it. */
  readonly stream?: Stream;
}

/** A route, as every solver returns it. */
export interface Route {
  /** Every point's number once, from the canonical start in the canonical direction (see `canonicalOrder`). */
  readonly order: readonly number[];
  /** Sum of the distances along it, added in that order, so that one route has one length. */
  readonly length: number;
  /** Whether no route is shorter: by nothing where all distances are whole, else by more than 1e-9 of its length. */
  readonly optimal: boolean;
  /** No route is shorter than this. Equal to `length` where optimal; 0 where the solver gives no bound. */
  readonly lowerBound: number;
  /** Work done: distances looked at, by the loops that do the work. The same on every machine unless stopped by time. */
  readonly operations: number;
}

/** Every solver of the room is one of these. Throws a RangeError of one line for a problem that is none. */
export type RouteSolver = (problem: RouteProblem, options?: RouteOptions) => Route;
