import type { EdgeSet } from "./edgeSet.js";
import type { OneTree } from "./oneTree.js";

/** Reduced costs of the edges of one 1-tree after the other. */
export interface Fixing {
  /**
   * Decides edges; false where that leaves no cycle below the limit. The tree must be the one of `potential`, and `bound` its bound.
   */
  fix(set: EdgeSet, tree: OneTree, potential: Float64Array, bound: number, limit: number): boolean;
  /** By how much the best 1-tree without `tree.edges[i]` is longer, at least. */
  readonly replacement: Float64Array;
}

/**
 * Reduced-cost fixing (Volgenant and Jonker 1982; Benchimol et al. 2012): an edge is forbidden if the best 1-tree with it is above the
 * limit, and required if the best one without it is.
 */
export function createFixing(size: number): Fixing {
  const upCost = new Float64Array(size);
  const depth = new Int32Array(size);
  const replacement = new Float64Array(size);

  function fix(set: EdgeSet, tree: OneTree, potential: Float64Array, bound: number, limit: number): boolean {
    const { base, from, to, distance, weight } = set;
    const { reached, parent, edges } = tree;
    const slack = limit - bound;
    const root = reached[0];
    const cost = (edge: number) => distance[edge] + potential[from[edge]] + potential[to[edge]];
    // What an edge of the tree frees when it leaves: nothing where it must stay.
    const freed = (edge: number) => (weight[edge] === Number.NEGATIVE_INFINITY ? Number.NEGATIVE_INFINITY : cost(edge));
    depth[root] = 0;
    for (let i = 1; i < size - 1; i++) {
      const node = reached[i];
      depth[node] = depth[parent[node]] + 1;
      upCost[node] = freed(edges[node]);
    }
    // The two edges of the base are kept for the root of the tree and for the base.
    upCost[root] = freed(edges[root]);
    upCost[base] = freed(edges[base]);

    replacement.fill(Number.POSITIVE_INFINITY);
    for (let edge = 0; edge < from.length; edge++) {
      const a = from[edge];
      const b = to[edge];
      if (!set.isFree(edge) || edges[a] === edge || edges[b] === edge || edges[root] === edge) continue;
      const own = cost(edge);
      const atBase = a === base || b === base;
      const dearest = atBase ? Math.max(upCost[root], upCost[base]) : dearestBetween(a, b, parent);
      if (own - dearest > slack) {
        if (!set.forbid(edge)) return false;
      } else if (atBase) {
        replacement[root] = Math.min(replacement[root], own - upCost[root]);
        replacement[base] = Math.min(replacement[base], own - upCost[base]);
      } else offer(a, b, own, parent);
    }
    for (let node = 0; node < size; node++) {
      if (replacement[node] > slack && set.isFree(edges[node]) && !set.require(edges[node])) return false;
    }
    return true;
  }

  /** The dearest edge on the tree's way from a to b. */
  function dearestBetween(a: number, b: number, parent: Int32Array): number {
    let dearest = Number.NEGATIVE_INFINITY;
    let [low, high] = [a, b];
    while (low !== high) {
      if (depth[low] < depth[high]) [low, high] = [high, low];
      if (upCost[low] > dearest) dearest = upCost[low];
      low = parent[low];
    }
    return dearest;
  }

  /** Offers an edge between a and b in place of every edge on the tree's way. */
  function offer(a: number, b: number, own: number, parent: Int32Array): void {
    let [low, high] = [a, b];
    while (low !== high) {
      if (depth[low] < depth[high]) [low, high] = [high, low];
      if (own - upCost[low] < replacement[low]) replacement[low] = own - upCost[low];
      low = parent[low];
    }
  }

  return { fix, replacement };
}
