import type { Budget } from "../budget.js";
import type { EdgeSet } from "./edgeSet.js";

/**
 * Minimum 1-trees over a set of edges (Held and Karp, Operations Research 18, 1970): a spanning tree over all nodes but the base, and the
 * two best edges of the base. Every cycle is a 1-tree, so none is shorter than the minimum one; that holds too with a potential added to
 * each edge for each of its nodes, since a cycle passes every node twice.
 */
export interface OneTree {
  /** The edges of the last tree: of node i to the one it was reached from; the node reached first and the base have the base's two. */
  readonly edges: Int32Array;
  readonly degree: Int32Array;
  /** Nodes but the base in the order in which the tree reached them, and from which node. */
  readonly reached: Int32Array;
  readonly parent: Int32Array;
  /**
   * Grows the minimum 1-tree for the potentials; required edges are in it, forbidden ones not. Returns the bound, +∞ where no 1-tree is
   * left. Ties go to the node reached first.
   */
  grow(set: EdgeSet, potential: Float64Array): number;
}

/** Grows 1-trees over `size` nodes by Prim's algorithm. An operation is an edge or a node waiting to be reached, looked at. */
export function createOneTree(size: number, budget: Budget): OneTree {
  const edges = new Int32Array(size);
  const degree = new Int32Array(size);
  const reached = new Int32Array(size - 1);
  const parent = new Int32Array(size);
  const key = new Float64Array(size);
  const frontier = new Int32Array(size);

  function grow(set: EdgeSet, potential: Float64Array): number {
    const { base, first, opposite, incident, weight, distance } = set;
    let bound = 0;
    for (let i = 0; i < size; i++) {
      degree[i] = 0;
      key[i] = Number.POSITIVE_INFINITY;
      bound -= 2 * potential[i];
    }
    // Nothing is less than NaN: nodes in the tree, and the base, are not reached again.
    key[base] = Number.NaN;
    let at = base === 0 ? 1 : 0;
    key[at] = Number.NaN;
    reached[0] = at;
    parent[at] = -1;
    let waiting = 0;
    for (let count = 1; count < size - 1; count++) {
      const own = potential[at];
      const end = first[at + 1];
      for (let k = first[at]; k < end; k++) {
        const node = opposite[k];
        const edge = incident[k];
        const w = weight[edge] + own + potential[node];
        if (w < key[node]) {
          if (key[node] === Number.POSITIVE_INFINITY) frontier[waiting++] = node;
          key[node] = w;
          edges[node] = edge;
          parent[node] = at;
        }
      }
      budget.spend(end - first[at] + waiting);
      if (waiting === 0) return Number.POSITIVE_INFINITY;
      let nearest = 0;
      let least = key[frontier[0]];
      for (let i = 1; i < waiting; i++) {
        const k = key[frontier[i]];
        if (k < least) {
          least = k;
          nearest = i;
        }
      }
      at = frontier[nearest];
      frontier[nearest] = frontier[--waiting];
      key[at] = Number.NaN;
      reached[count] = at;
      const from = parent[at];
      bound += distance[edges[at]] + potential[at] + potential[from];
      degree[at]++;
      degree[from]++;
    }
    // The two best edges of the base.
    let best = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    let bestAt = -1;
    let secondAt = -1;
    for (let k = first[base]; k < first[base + 1]; k++) {
      const w = weight[incident[k]] + potential[opposite[k]];
      if (w < best) {
        second = best;
        secondAt = bestAt;
        best = w;
        bestAt = k;
      } else if (w < second || secondAt < 0) {
        second = w;
        secondAt = k;
      }
    }
    budget.spend(first[base + 1] - first[base]);
    if (secondAt < 0 || second === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    edges[reached[0]] = incident[bestAt];
    edges[base] = incident[secondAt];
    for (const k of [bestAt, secondAt]) {
      bound += distance[incident[k]] + potential[base] + potential[opposite[k]];
      degree[opposite[k]]++;
    }
    degree[base] = 2;
    return bound;
  }

  return { edges, degree, reached, parent, grow };
}
