import type { EdgeSet } from "./edgeSet.js";

/** The nodes of a cycle in their order, from node 0, given its edges; every node must have exactly two. */
export function cycleOrder({ size, from, to }: EdgeSet, edges: Int32Array): Int32Array {
  const beside = Array.from({ length: size }, (): number[] => []);
  for (const edge of edges) {
    beside[from[edge]].push(to[edge]);
    beside[to[edge]].push(from[edge]);
  }
  const order = new Int32Array(size);
  for (let i = 1, before = -1; i < size; i++) {
    const at = order[i - 1];
    order[i] = beside[at][beside[at][0] === before ? 1 : 0];
    before = at;
  }
  return order;
}
