import type { Budget } from "../budget.js";
import type { EdgeSet } from "./edgeSet.js";
import type { OneTree } from "./oneTree.js";

/** How far an ascent goes. */
export interface AscentOptions {
  /** A bound of at least this ends the ascent: no route there is worth finding. */
  readonly limit: number;
  /** Most trees grown. */
  readonly iterations: number;
  /** First length of the step, as a share of Polyak's. */
  readonly step: number;
  /** Trees without a better bound after which the step is halved. */
  readonly patience: number;
}

/** The best bound, and whether its 1-tree, which the `OneTree` still holds, is a cycle: then nothing is shorter in this set. */
export interface Ascent {
  readonly bound: number;
  readonly cycle: boolean;
}

/** The step below which the ascent has come to rest. */
const SMALLEST_STEP = 0.02;

/**
 * Raises the bound by subgradient steps on the nodes' potentials (Held and Karp, Mathematical Programming 1, 1971): nodes of degree above
 * two become dearer, ends cheaper. The step is Polyak's towards `limit` (Held, Wolfe and Crowder 1974), its direction 0.7 of this subgradient
 * and 0.3 of the last direction (Volgenant and Jonker 1982).
 *
 * @param potential where it begins, and what gave the best bound when it ends.
 */
export function ascend(set: EdgeSet, tree: OneTree, potential: Float64Array, budget: Budget, options: AscentOptions): Ascent {
  const { limit, iterations, patience } = options;
  const { size } = set;
  const { degree } = tree;
  const trial = potential.slice();
  const direction = new Float64Array(size);
  let { step } = options;
  let best = Number.NEGATIVE_INFINITY;
  let stale = 0;
  for (let i = 0; i < iterations && step >= SMALLEST_STEP; i++) {
    const bound = tree.grow(set, trial);
    if (bound === Number.POSITIVE_INFINITY) return { bound, cycle: false };
    let norm = 0;
    for (let v = 0; v < size; v++) norm += (degree[v] - 2) * (degree[v] - 2);
    // First of all: a cycle leaves no direction to go, and by rounding its bound may only tie the best so far.
    if (norm === 0) {
      potential.set(trial);
      return { bound: Math.max(bound, best), cycle: true };
    }
    if (bound > best) {
      best = bound;
      potential.set(trial);
      stale = 0;
      if (bound >= limit) break;
    } else if (++stale >= patience) {
      step /= 2;
      stale = 0;
    }
    if (budget.exhausted()) break;
    const length = (step * (limit - bound)) / norm;
    for (let v = 0; v < size; v++) {
      direction[v] = 0.7 * (degree[v] - 2) + 0.3 * direction[v];
      trial[v] += length * direction[v];
    }
  }
  return { bound: best, cycle: false };
}
