import type { Stream } from "../random/stream.js";
import { BLOCK, createSplitSearch, type Found, type Split } from "./createSplitSearch.js";
import type { RankedColumns } from "./rankColumns.js";

/** A decision tree as flat arrays; node 0 is the root. */
export interface Tree {
  /** The column that a node asks for; −1 for a leaf. */
  readonly column: readonly number[];
  /** The training row of greatest value in the column among those that go left, and of least among those that go right. */
  readonly below: readonly number[];
  readonly above: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Shares of the classes among a leaf's training rows; empty for other nodes. */
  readonly shares: readonly Float64Array[];
}

/**
 * Grows a classification tree (CART: Breiman, Friedman, Olshen and Stone 1984) until every leaf is of one class or cannot be split: each
 * node takes the split of least Gini impurity among `perSplit` columns drawn for it, as in Breiman's random forest (2001). Columns that do
 * not vary within a node do not count, as in scikit-learn.
 *
 * @param sample rows to learn from; repeated ones count as often as they occur
 * @param perSplit columns drawn at each node, at least 1
 */
export function growTree(
  { rows: height, columns, ranks }: RankedColumns,
  labels: Int32Array,
  classes: number,
  sample: Int32Array,
  perSplit: number,
  stream: Stream,
): Tree {
  const [column, below, above, left, right]: number[][] = [[], [], [], [], []];
  const shares: Float64Array[] = [];
  const times = new Int32Array(height);
  for (const row of sample) times[row]++;
  const rows = Int32Array.from(times.keys()).filter((row) => times[row] > 0);
  const spare = new Int32Array(rows.length);
  const candidates = Int32Array.from({ length: columns }, (_, c) => c);
  const search = createSplitSearch(ranks, { rows, times, labels }, classes);

  function grow(from: number, to: number): number {
    const node = column.length;
    const counts = new Float64Array(classes);
    for (let i = from; i < to; i++) counts[labels[rows[i]]] += times[rows[i]];
    const total = counts.reduce((sum, count) => sum + count, 0);
    column.push(-1);
    for (const list of [below, above, left, right]) list.push(-1);
    shares.push(new Float64Array(0));
    const split = counts.includes(total) ? undefined : best(from, to, counts);
    if (!split) {
      shares[node] = counts.map((count) => count / total);
      return node;
    }
    column[node] = split.column;
    [below[node], above[node]] = besideSplit(from, to, split);
    const middle = partition(from, to, split);
    left[node] = grow(from, middle);
    right[node] = grow(middle, to);
    return node;
  }

  /** Draws columns without replacement until `perSplit` have varied: at once as many as are still wanted. */
  function best(from: number, to: number, counts: Float64Array): Split | undefined {
    const most = Math.max(1, Math.floor(BLOCK / (to - from)));
    let found: Found = { varied: 0, split: undefined };
    for (let drawn = 0; drawn < columns && found.varied < perSplit; ) {
      const end = Math.min(columns, drawn + Math.min(most, perSplit - found.varied));
      for (let i = drawn; i < end; i++) {
        const at = i + stream.integer(columns - i);
        const column = candidates[at];
        candidates[at] = candidates[i];
        candidates[i] = column;
      }
      found = search(candidates.subarray(drawn, end), from, to, counts, found);
      drawn = end;
    }
    return found.split;
  }

  /** The rows nearest to a split, on its left and on its right. */
  function besideSplit(from: number, to: number, { column, rank }: Split): [number, number] {
    const start = column * height;
    let [low, high] = [-1, -1];
    for (let i = from; i < to; i++) {
      const own = ranks[start + rows[i]];
      if (own <= rank) {
        if (low < 0 || own > ranks[start + low]) low = rows[i];
      } else if (high < 0 || own < ranks[start + high]) high = rows[i];
    }
    return [low, high];
  }

  /** Rows that go left first, both in their old order. */
  function partition(from: number, to: number, { column, rank }: Split): number {
    const start = column * height;
    let left = from;
    let right = 0;
    for (let i = from; i < to; i++) {
      if (ranks[start + rows[i]] <= rank) rows[left++] = rows[i];
      else spare[right++] = rows[i];
    }
    rows.set(spare.subarray(0, right), left);
    return left;
  }

  grow(0, rows.length);
  return { column, below, above, left, right, shares };
}
