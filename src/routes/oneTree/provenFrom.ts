import type { Budget } from "../budget.js";
import { cutoff, type Found, type Tour, tourLength } from "../tour.js";
import { ascend } from "./ascend.js";
import { branchingEdges } from "./branchingEdges.js";
import { cycleOrder } from "./cycleOrder.js";
import { completeEdges, type EdgeSet } from "./edgeSet.js";
import { createFixing } from "./fixing.js";
import { createOneTree } from "./oneTree.js";

const ROOT = { iterations: 200, step: 1.5, patience: 10 };
const AFTER_FIXING = { iterations: 50, step: 1, patience: 3 };
const BELOW = { iterations: 20, step: 1, patience: 3 };

/**
 * Proves a cycle the shortest, or finds the shortest, by branch and bound on 1-trees.
 *
 * @param order a cycle to begin with; the better it is, the less is left to prove. Holds the best one found at the end.
 * @param improve called once, if the first bounds do not prove it: a last try to improve `order` before branching.
 */
export function provenFrom(tour: Tour, budget: Budget, order: Int32Array, improve: () => void = () => {}): Found {
  const { size } = tour;
  const tree = createOneTree(size, budget);
  const { fix, replacement } = createFixing(size);
  const potentials: Float64Array[] = [];
  let limit = cutoff(tour, tourLength(tour, order));

  /** Takes the cycle that the 1-tree is, if it is shorter. */
  function take(set: EdgeSet): void {
    const cycle = cycleOrder(set, tree.edges);
    const length = tourLength(tour, cycle);
    if (length >= limit) return;
    order.set(cycle);
    limit = cutoff(tour, length);
  }

  /** Solves what is left of a set, and returns a bound for it: at least the limit where nothing better is left. */
  function explore(set: EdgeSet, depth: number, from: Float64Array, known: number): number {
    if (budget.exhausted()) return known;
    potentials[depth] ??= new Float64Array(size);
    const potential = potentials[depth];
    potential.set(from);
    const { bound, cycle } = ascend(set, tree, potential, budget, { limit, ...(depth === 0 ? AFTER_FIXING : BELOW) });
    if (cycle) take(set);
    if (cycle || bound >= limit) return bound;
    if (!fix(set, tree, potential, tree.grow(set, potential), limit)) return limit;

    const here = Math.max(known, bound);
    const [first, second] = branchingEdges(set, tree, replacement);
    const mark = set.mark();
    let lowest = Number.POSITIVE_INFINITY;
    const branch = (possible: boolean) => {
      lowest = Math.min(lowest, possible ? explore(set, depth + 1, potential, here) : limit);
      set.undo(mark);
    };
    if (first === undefined) branch(true);
    else if (second === undefined) {
      branch(set.require(first));
      branch(set.forbid(first));
    } else {
      branch(set.require(first) && set.require(second));
      branch(set.require(first) && set.forbid(second));
      branch(set.forbid(first));
    }
    return lowest;
  }

  const all = completeEdges(tour);
  const potential = new Float64Array(size);
  const root = ascend(all, tree, potential, budget, { limit, ...ROOT });
  if (root.cycle) take(all);
  let lowerBound = root.bound;
  if (!root.cycle && root.bound < limit && !budget.exhausted()) {
    improve();
    limit = Math.min(limit, cutoff(tour, tourLength(tour, order)));
    const possible = fix(all, tree, potential, tree.grow(all, potential), limit);
    // Only now are the lists of edges short, and trees over them quick.
    lowerBound = possible ? explore(all.compact(), 0, potential, root.bound) : limit;
  }
  return { order, optimal: lowerBound >= limit, lowerBound: Math.max(0, lowerBound) };
}
