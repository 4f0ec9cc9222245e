import type { Tour } from "../tour.js";

/** The edges a cycle may still use, with those decided: required in it, or forbidden. Decisions are undone in reverse order. */
export interface EdgeSet {
  readonly size: number;
  readonly base: number;
  /** The two nodes of each edge, and its distance. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly distance: Float64Array;
  /** What trees compare: the distance, −∞ where the edge is required, +∞ where it is forbidden. */
  readonly weight: Float64Array;
  /** The edges of node i are `incident[k]`, and lead to `opposite[k]`, for k from `first[i]` up to `first[i + 1]`. */
  readonly first: Int32Array;
  readonly opposite: Int32Array;
  readonly incident: Int32Array;
  /** How many required edges each node has: 0, 1 or 2. */
  readonly required: Uint8Array;
  /** Whether an edge is neither required nor forbidden. */
  isFree(edge: number): boolean;
  /** Decides an edge and all that follows from it. False where no cycle is left; then `undo` back to before. */
  require(edge: number): boolean;
  forbid(edge: number): boolean;
  /** A mark of the decisions so far, for `undo`. */
  mark(): number;
  undo(mark: number): void;
  /** The same set without its forbidden edges, all decisions final. */
  compact(): EdgeSet;
}

/** All edges of a tour, none decided. */
export function completeEdges({ size, base, distances }: Tour): EdgeSet {
  const count = (size * (size - 1)) / 2;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const distance = new Float64Array(count);
  let edge = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      from[edge] = i;
      to[edge] = j;
      distance[edge++] = distances[i * size + j];
    }
  }
  return createEdgeSet(size, base, from, to, distance, distance.slice());
}

function createEdgeSet(
  size: number,
  base: number,
  from: Int32Array,
  to: Int32Array,
  distance: Float64Array,
  weight: Float64Array,
): EdgeSet {
  const count = from.length;
  const first = new Int32Array(size + 1);
  const edgeBetween = new Int32Array(size * size).fill(-1);
  for (let e = 0; e < count; e++) {
    first[from[e] + 1]++;
    first[to[e] + 1]++;
    edgeBetween[from[e] * size + to[e]] = edgeBetween[to[e] * size + from[e]] = e;
  }
  for (let i = 0; i < size; i++) first[i + 1] += first[i];
  const fill = first.slice();
  const opposite = new Int32Array(2 * count);
  const incident = new Int32Array(2 * count);
  const required = new Uint8Array(size);
  const allowed = new Int32Array(size);
  // The other ends of each node's required edges.
  const joined = new Int32Array(2 * size);
  let joins = 0;
  const trail: number[] = [];
  // Nodes all of whose edges may follow from the decisions made.
  const pending: number[] = [];

  for (let e = 0; e < count; e++) {
    opposite[fill[from[e]]] = to[e];
    incident[fill[from[e]]++] = e;
    opposite[fill[to[e]]] = from[e];
    incident[fill[to[e]]++] = e;
    allowed[from[e]]++;
    allowed[to[e]]++;
    if (weight[e] === Number.NEGATIVE_INFINITY) join(e);
  }

  function join(edge: number): void {
    const a = from[edge];
    const b = to[edge];
    joined[2 * a + required[a]++] = b;
    joined[2 * b + required[b]++] = a;
    joins++;
  }

  /** The far end of the required path that begins at `node`. */
  function farEnd(node: number): number {
    if (required[node] === 0) return node;
    let before = node;
    let at = joined[2 * node];
    while (required[at] === 2) {
      const on = joined[2 * at] === before ? joined[2 * at + 1] : joined[2 * at];
      before = at;
      at = on;
    }
    return at;
  }

  function setRequired(edge: number): boolean {
    if (weight[edge] === Number.NEGATIVE_INFINITY) return true;
    const a = from[edge];
    const b = to[edge];
    if (weight[edge] === Number.POSITIVE_INFINITY || required[a] === 2 || required[b] === 2) return false;
    if (farEnd(a) === b && joins < size - 1) return false;
    weight[edge] = Number.NEGATIVE_INFINITY;
    join(edge);
    trail.push(edge);
    pending.push(a, b);
    // What would close the required path too early.
    if (joins < size - 1) {
      const closing = edgeBetween[farEnd(a) * size + farEnd(b)];
      if (closing >= 0 && closing !== edge) return setForbidden(closing);
    }
    return true;
  }

  function setForbidden(edge: number): boolean {
    if (weight[edge] === Number.POSITIVE_INFINITY) return true;
    if (weight[edge] === Number.NEGATIVE_INFINITY) return false;
    weight[edge] = Number.POSITIVE_INFINITY;
    trail.push(edge);
    const a = from[edge];
    const b = to[edge];
    allowed[a]--;
    allowed[b]--;
    pending.push(a, b);
    return allowed[a] >= 2 && allowed[b] >= 2;
  }

  /** Two required edges forbid a node's others; two allowed edges are required. */
  function settle(node: number): boolean {
    const full = required[node] === 2;
    if (!full && allowed[node] > 2) return true;
    for (let k = first[node]; k < first[node + 1]; k++) {
      const edge = incident[k];
      if (weight[edge] - weight[edge] !== 0) continue;
      if (!(full ? setForbidden(edge) : setRequired(edge))) return false;
    }
    return true;
  }

  function propagate(decided: boolean): boolean {
    let possible = decided;
    while (possible && pending.length > 0) possible = settle(pending.pop()!);
    pending.length = 0;
    return possible;
  }

  return {
    size,
    base,
    from,
    to,
    distance,
    weight,
    first,
    opposite,
    incident,
    required,
    isFree: (edge) => Number.isFinite(weight[edge]),
    require: (edge) => propagate(setRequired(edge)),
    forbid: (edge) => propagate(setForbidden(edge)),
    mark: () => trail.length,
    undo(mark) {
      while (trail.length > mark) {
        const edge = trail.pop()!;
        const a = from[edge];
        const b = to[edge];
        if (weight[edge] === Number.POSITIVE_INFINITY) {
          allowed[a]++;
          allowed[b]++;
        } else {
          required[a]--;
          required[b]--;
          joins--;
        }
        weight[edge] = distance[edge];
      }
    },
    compact() {
      const kept = Int32Array.from([...weight.keys()].filter((e) => weight[e] !== Number.POSITIVE_INFINITY));
      const pick = (values: Int32Array) => Int32Array.from(kept, (e) => values[e]);
      const pickFloat = (values: Float64Array) => Float64Array.from(kept, (e) => values[e]);
      return createEdgeSet(size, base, pick(from), pick(to), pickFloat(distance), pickFloat(weight));
    },
  };
}
