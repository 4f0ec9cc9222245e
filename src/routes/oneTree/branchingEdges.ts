import type { EdgeSet } from "./edgeSet.js";
import type { OneTree } from "./oneTree.js";

/**
 * Where a search branches (Volgenant and Jonker, European Journal of Operational Research 9, 1982): at a node of degree above two in the
 * 1-tree, best one that has a required edge already, on its free edges in the tree that are the most costly to replace. One edge, or two
 * where the node has no required edge; none where decisions have left the tree behind.
 */
export function branchingEdges(set: EdgeSet, tree: OneTree, replacement: Float64Array): number[] {
  const { size, from, to, required } = set;
  const { edges, degree } = tree;
  // The two free edges of each node whose loss costs most, as places in `edges`.
  const first = new Int32Array(size).fill(-1);
  const second = new Int32Array(size).fill(-1);
  for (let place = 0; place < size; place++) {
    if (!set.isFree(edges[place])) continue;
    for (const node of [from[edges[place]], to[edges[place]]]) {
      if (first[node] < 0 || replacement[place] > replacement[first[node]]) {
        second[node] = first[node];
        first[node] = place;
      } else if (second[node] < 0 || replacement[place] > replacement[second[node]]) second[node] = place;
    }
  }
  let chosen = -1;
  for (let node = 0; node < size; node++) {
    if (degree[node] < 3 || first[node] < 0) continue;
    if (chosen >= 0) {
      const better = required[node] - required[chosen] || replacement[first[node]] - replacement[first[chosen]];
      if (better <= 0) continue;
    }
    chosen = node;
  }
  if (chosen < 0) return [];
  const places = required[chosen] === 0 && second[chosen] >= 0 ? [first[chosen], second[chosen]] : [first[chosen]];
  return places.map((place) => edges[place]);
}
