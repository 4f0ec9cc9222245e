import type { Budget } from "./budget.js";
import { neighbourLists } from "./neighbourLists.js";
import type { Tour } from "./tour.js";

/** Shortens cycles in place, by 2-opt and Or-opt. */
export interface LocalSearch {
  /**
   * Improves the cycle around the given nodes, and wherever that changes something, until no move shortens it.
   * Returns by how much the length changed: 0 or less.
   */
  improve(order: Int32Array, nodes: Iterable<number>): number;
}

const NEIGHBOURS = 8;
const LONGEST_SEGMENT = 3;

/**
 * The field's standard local moves. 2-opt: two edges are exchanged by turning round what lies between them (Croes 1958). Or-opt: up to
 * three nodes in a row go elsewhere, either way round (Or 1976). A move must bring a node next to one of its eight nearest, and gain at
 * the first edge (Lin and Kernighan 1973); nodes where nothing was found are not looked at again until a move touches them (Bentley 1992).
 * The first move that gains is made, so the outcome depends only on the distances, the order and the nodes given.
 */
export function createLocalSearch(tour: Tour, budget: Budget): LocalSearch {
  const { size, distances } = tour;
  const neighbours = neighbourLists(tour, NEIGHBOURS);
  const at = new Int32Array(size);
  const waiting = new Uint8Array(size);
  const queue: number[] = [];
  let order: Int32Array = at;
  let looked = 0;
  let longest = 0;
  for (const d of distances) longest = Math.max(longest, d);
  // Below this a gain is rounding, and two moves could take turns for ever.
  const least = longest * 1e-12;

  const distance = (a: number, b: number) => distances[a * size + b];
  const next = (node: number) => order[at[node] + 1 === size ? 0 : at[node] + 1];
  const previous = (node: number) => order[at[node] === 0 ? size - 1 : at[node] - 1];

  function wake(node: number): void {
    if (waiting[node]) return;
    waiting[node] = 1;
    queue.push(node);
  }

  /** Turns round the stretch from node `from` on to node `to`. */
  function reverse(from: number, to: number): void {
    let i = at[from];
    let j = at[to];
    const count = j >= i ? j - i + 1 : j - i + 1 + size;
    for (let swaps = count >> 1; swaps > 0; swaps--) {
      const a = order[i];
      const b = order[j];
      order[i] = b;
      at[b] = i;
      order[j] = a;
      at[a] = j;
      if (++i === size) i = 0;
      if (--j < 0) j = size - 1;
    }
  }

  /** 2-opt with edges (a, b) and (c, d), where b follows a and d follows c, or, with `back`, goes before it. */
  function tryTwoOpt(a: number, back: boolean): number {
    const b = back ? previous(a) : next(a);
    const removed = distance(a, b);
    for (const c of neighbours[a]) {
      looked++;
      const gained = removed - distance(a, c);
      if (gained <= least) return 0;
      const d = back ? previous(c) : next(c);
      const change = distance(b, d) - distance(c, d) - gained;
      if (change >= -least) continue;
      if (back) reverse(a, d);
      else reverse(b, c);
      for (const node of [a, b, c, d]) wake(node);
      return change;
    }
    return 0;
  }

  /** Or-opt of segments that begin at `a` and go on away from the node before it, or, with `back`, after it; `a` comes next to `c`. */
  function tryOrOpt(a: number, back: boolean): number {
    const before = back ? next(a) : previous(a);
    let end = a;
    for (let length = 1; length <= LONGEST_SEGMENT && length < size - 2; length++) {
      if (length > 1) end = back ? previous(end) : next(end);
      const after = back ? previous(end) : next(end);
      const freed = distance(before, a) + distance(end, after) - distance(before, after);
      for (const c of neighbours[a]) {
        looked++;
        const gained = freed - distance(a, c);
        if (gained <= least) break;
        const ahead = back ? at[a] - at[c] : at[c] - at[a];
        // Not next to a node of the segment itself.
        if ((ahead < 0 ? ahead + size : ahead) < length) continue;
        for (let side = 0; side < 2; side++) {
          const d = side === 0 ? next(c) : previous(c);
          // Nor into an edge that goes when the segment is taken out.
          if ((c === before && d === a) || (c === after && d === end)) continue;
          const change = distance(end, d) - distance(c, d) - gained;
          if (change >= -least) continue;
          move(back ? end : a, back ? a : end, side === 0 ? c : d, a, c);
          for (const node of [a, end, before, after, c, d]) wake(node);
          return change;
        }
      }
    }
    return 0;
  }

  /** Puts the nodes from `first` on to `last` between u and its next node, so that `a`, one of the two, stands beside `c`, u or that. */
  function move(first: number, last: number, u: number, a: number, c: number): void {
    const start = next(last);
    const stop = previous(first);
    const v = next(u);
    // Segment and gap are turned round together, then the gap alone; the shorter of the two gaps is taken.
    if ((at[u] - at[last] + size) % size <= (at[first] - at[v] + size) % size) {
      reverse(first, u);
      reverse(u, start);
    } else {
      reverse(v, last);
      reverse(stop, v);
    }
    // Now u is followed by `last`, and `first` by v.
    if ((c === u ? last : first) !== a) reverse(last, first);
  }

  return {
    improve(cycle, nodes) {
      order = cycle;
      for (let i = 0; i < size; i++) at[order[i]] = i;
      for (const node of nodes) wake(node);
      let change = 0;
      for (let head = 0; head < queue.length; head++) {
        const a = queue[head];
        waiting[a] = 0;
        looked = 0;
        const step = tryTwoOpt(a, false) || tryTwoOpt(a, true) || tryOrOpt(a, false) || tryOrOpt(a, true);
        budget.spend(looked);
        change += step;
      }
      queue.length = 0;
      return change;
    },
  };
}
