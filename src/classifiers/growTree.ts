import type { Stream } from "../random/stream.js";
import { radixSort } from "./radixSort.js";
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
  const search = createSearch(ranks, { rows, times, labels }, classes);

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

  /** Draws columns without replacement until `perSplit` have varied. */
  function best(from: number, to: number, counts: Float64Array): Split | undefined {
    let chosen: Split | undefined;
    let varied = 0;
    for (let drawn = 0; drawn < candidates.length && varied < perSplit; drawn++) {
      const at = drawn + stream.integer(candidates.length - drawn);
      const column = candidates[at];
      candidates[at] = candidates[drawn];
      candidates[drawn] = column;
      const split = search(column, from, to, counts);
      if (!split) continue;
      varied++;
      if (!chosen || split.score > chosen.score) chosen = split;
    }
    return chosen;
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

interface Split {
  readonly column: number;
  /** Rows up to it go left. */
  readonly rank: number;
  /** Σ (class counts)² / rows over both sides: the greater, the purer. */
  readonly score: number;
}

/** The rows of a sample: those that it has, how often each, and the class of each row of all. */
interface Sample {
  readonly rows: Int32Array;
  readonly times: Int32Array;
  readonly labels: Int32Array;
}

/** A function that finds the best split of the rows [from, to) by one column; undefined where it does not vary. */
function createSearch(
  ranks: RankedColumns["ranks"],
  { rows, times, labels }: Sample,
  classes: number,
): (column: number, from: number, to: number, counts: Float64Array) => Split | undefined {
  const height = times.length;
  const bits = bitsOf(height);
  const mask = 2 ** bits - 1;
  const keys = new Uint32Array(rows.length);
  const spare = new Uint32Array(rows.length);
  const left = new Float64Array(classes);

  return (column, from, to, counts) => {
    const start = column * height;
    const n = to - from;
    const first = ranks[start + rows[from]];
    let others = 0;
    for (let i = 0; i < n; i++) {
      const row = rows[from + i];
      const rank = ranks[start + row];
      others |= rank ^ first;
      keys[i] = (rank << bits) | row;
    }
    if (others === 0) return undefined;
    radixSort(keys, spare, n, bits, bits);
    let rightSquares = 0;
    let right = 0;
    for (let k = 0; k < classes; k++) {
      left[k] = 0;
      right += counts[k];
      rightSquares += counts[k] * counts[k];
    }
    let leftSquares = 0;
    let done = 0;
    let previous = keys[0] >>> bits;
    let score = -1;
    let below = 0;
    for (let i = 0; i < n; i++) {
      const rank = keys[i] >>> bits;
      if (rank !== previous) {
        const here = leftSquares / done + rightSquares / right;
        if (here > score) {
          score = here;
          below = previous;
        }
        previous = rank;
      }
      const row = keys[i] & mask;
      const label = labels[row];
      const more = times[row];
      // (a + m)² − a² on the left, b² − (b − m)² on the right
      leftSquares += more * (2 * left[label] + more);
      rightSquares -= more * (2 * (counts[label] - left[label]) - more);
      left[label] += more;
      done += more;
      right -= more;
    }
    return { column, rank: below, score };
  };
}

/** Bits that the numbers from 0 to n − 1 take. */
function bitsOf(n: number): number {
  return Math.ceil(Math.log2(Math.max(2, n)));
}
