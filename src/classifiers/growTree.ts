import type { Stream } from "../random/stream.js";

/** Training rows as columns: what a tree searches for splits. */
export interface Columns {
  readonly rows: number;
  readonly columns: number;
  /** columns × rows. */
  readonly data: Float32Array;
}

/** A decision tree as flat arrays; node 0 is the root. */
export interface Tree {
  /** The column that a node asks for; −1 for a leaf. */
  readonly column: readonly number[];
  /** Values up to it go left. */
  readonly threshold: readonly number[];
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
  features: Columns,
  labels: Int32Array,
  classes: number,
  sample: Int32Array,
  perSplit: number,
  stream: Stream,
): Tree {
  const tree = { column: [] as number[], threshold: [] as number[], left: [] as number[], right: [] as number[] };
  const shares: Float64Array[] = [];
  const rows = sample.slice();
  const spare = new Int32Array(rows.length);
  const candidates = Int32Array.from({ length: features.columns }, (_, c) => c);
  const search = createSearch(features, labels, classes, rows);

  function grow(from: number, to: number): number {
    const node = tree.column.length;
    const counts = new Float64Array(classes);
    for (let i = from; i < to; i++) counts[labels[rows[i]]]++;
    tree.column.push(-1);
    tree.threshold.push(0);
    tree.left.push(0);
    tree.right.push(0);
    shares.push(new Float64Array(0));
    const split = counts.some((count) => count === to - from) ? undefined : best(from, to, counts);
    if (!split) {
      shares[node] = counts.map((count) => count / (to - from));
      return node;
    }
    tree.column[node] = split.column;
    tree.threshold[node] = split.threshold;
    const middle = partition(from, to, split);
    tree.left[node] = grow(from, middle);
    tree.right[node] = grow(middle, to);
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

  /** Rows that go left first, both in their old order. */
  function partition(from: number, to: number, { column, threshold }: Split): number {
    const start = column * features.rows;
    let left = from;
    let right = 0;
    for (let i = from; i < to; i++) {
      if (features.data[start + rows[i]] <= threshold) rows[left++] = rows[i];
      else spare[right++] = rows[i];
    }
    rows.set(spare.subarray(0, right), left);
    return left;
  }

  grow(0, rows.length);
  return { ...tree, shares };
}

interface Split {
  readonly column: number;
  readonly threshold: number;
  /** Σ (class counts)² / rows over both sides: the greater, the purer. */
  readonly score: number;
}

/** A function that finds the best split of the rows [from, to) by one column; undefined where it does not vary. */
function createSearch(features: Columns, labels: Int32Array, classes: number, rows: Int32Array) {
  const keys = new Float64Array(rows.length);
  const value = new Float32Array(1);
  const bits = new Int32Array(value.buffer);
  const leftCounts = new Float64Array(classes);
  const rightCounts = new Float64Array(classes);

  return (column: number, from: number, to: number, counts: Float64Array): Split | undefined => {
    const start = column * features.rows;
    const n = to - from;
    // A number that orders as the value and carries the class: a typed array of numbers is sorted natively, pairs are not.
    let varies = false;
    for (let i = 0; i < n; i++) {
      const row = rows[from + i];
      value[0] = features.data[start + row] + 0; // −0 becomes 0
      varies ||= value[0] !== features.data[start + rows[from]];
      keys[i] = inOrder(bits[0]) * classes + labels[row];
    }
    if (!varies) return undefined;
    sortFirst(keys, n);
    let previous = Math.floor(keys[0] / classes);
    leftCounts.fill(0);
    rightCounts.set(counts);
    let leftSquares = 0;
    let rightSquares = 0;
    for (let k = 0; k < classes; k++) rightSquares += counts[k] * counts[k];
    let score = -1;
    let below = 0;
    let above = 0;
    for (let i = 0; i < n; i++) {
      const ordered = Math.floor(keys[i] / classes);
      if (ordered !== previous) {
        const here = leftSquares / i + rightSquares / (n - i);
        if (here > score) {
          score = here;
          below = previous;
          above = ordered;
        }
        previous = ordered;
      }
      const label = keys[i] - ordered * classes;
      leftSquares += 2 * leftCounts[label]++ + 1;
      rightSquares -= 2 * rightCounts[label]-- - 1;
    }
    const low = decode(below);
    const middle = Math.fround((low + decode(above)) / 2);
    return { column, threshold: middle < decode(above) ? middle : low, score };
  };

  function decode(ordered: number): number {
    bits[0] = inOrder(ordered);
    return value[0];
  }
}

/** Sorts the first n keys. Most nodes of a tree are small, and for them a call of the native sort costs more than the sorting. */
function sortFirst(keys: Float64Array, n: number): void {
  if (n > 40) {
    keys.subarray(0, n).sort();
    return;
  }
  for (let i = 1; i < n; i++) {
    const key = keys[i];
    let at = i;
    for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
    keys[at] = key;
  }
}

/** A float's bit pattern as an integer that orders as the floats do, and back: negative patterns have all but their sign turned. */
function inOrder(pattern: number): number {
  return pattern < 0 ? pattern ^ 0x7fffffff : pattern;
}
