import type { RouteLimits } from "./problem.js";

/** Counts a solver's work and says when to stop. */
export interface Budget {
  /** Adds operations. */
  spend(operations: number): void;
  /** Whether a limit is reached; once it is, it stays so. */
  exhausted(): boolean;
  readonly operations: number;
}

/**
 * The budget of one call. Operations are compared at every call of `exhausted`; the clock and the signal are read again only after
 * some thousand operations, since reading them takes longer than a small step.
 *
 * @throws RangeError unless the limits are numbers of at least 0.
 */
export function createBudget(limits: RouteLimits = {}): Budget {
  const { milliseconds = Number.POSITIVE_INFINITY, operations: most = Number.POSITIVE_INFINITY, signal } = limits;
  if (!(milliseconds >= 0 && most >= 0)) {
    throw new RangeError(`limits of a solver are ${milliseconds} ms and ${most} operations; each must be a number of at least 0`);
  }
  const end = performance.now() + milliseconds;
  let operations = 0;
  let nextLook = 0;
  let stopped = false;
  return {
    spend(count) {
      operations += count;
    },
    exhausted() {
      if (stopped || operations < Math.min(most, nextLook)) return stopped;
      nextLook = operations + LOOK_EVERY;
      stopped = operations >= most || signal?.aborted === true || performance.now() >= end;
      return stopped;
    },
    get operations() {
      return operations;
    },
  };
}

const LOOK_EVERY = 20_000;
