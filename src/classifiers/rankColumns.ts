import type { Matrix } from "./classifier.js";

/** Training rows as columns of ranks: what a tree searches for splits. */
export interface RankedColumns {
  readonly rows: number;
  readonly columns: number;
  /** columns × rows: the place of each row's value among the column's distinct values, from 0; in memory that threads share. */
  readonly ranks: Uint16Array;
}

/** Columns that are ranked together: so many values of a row lie side by side in memory. */
const AT_ONCE = 128;

/** A rank, and a row, has 16 bits of the key that a tree sorts by. */
const MOST_ROWS = 2 ** 16;

/**
 * Room for the ranks of all columns; as yet they are 0.
 *
 * @throws RangeError for more rows than a rank has bits for
 */
export function unranked({ rows, columns }: Matrix): RankedColumns {
  if (rows > MOST_ROWS) throw new RangeError(`a forest learns from at most ${MOST_ROWS} rows; given ${rows}`);
  return { rows, columns, ranks: new Uint16Array(new SharedArrayBuffer(2 * rows * columns)) };
}

/**
 * Ranks the values of each column; equal ones, and 0 and −0, have one rank. A split asks for the order of values alone, and ranks are sorted faster.
 *
 * @param into of `unranked`, takes the ranks of the columns [from, to), as several threads do it together. Default: room of their own, and all columns
 */
export function rankColumns(features: Matrix, into = unranked(features), from = 0, to = features.columns): RankedColumns {
  const { rows, columns, data } = features;
  const { ranks } = into;
  const block = new Float32Array(AT_ONCE * rows);
  const sorter = createSorter(rows);
  for (let first = from; first < to; first += AT_ONCE) {
    const width = Math.min(AT_ONCE, to - first);
    for (let row = 0; row < rows; row++) {
      const start = row * columns + first;
      for (let c = 0; c < width; c++) block[c * rows + row] = data[start + c];
    }
    for (let c = 0; c < width; c++) {
      const values = block.subarray(c * rows, (c + 1) * rows);
      const order = sorter(values);
      const start = (first + c) * rows;
      let rank = 0;
      let before = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < order.length; i++) {
        const row = order[i];
        const value = values[row];
        if (value > before) rank++;
        before = value;
        ranks[start + row] = rank;
      }
    }
  }
  return into;
}

/**
 * A function that gives the rows of a column that are above its least value (half of a ReLU's output is not), in the order of their values: dealt to
 * as many buckets as there are rows, then sorted by insertion, which takes time in proportion to the rows where the values are spread; where they
 * are not, by comparison.
 */
function createSorter(rows: number): (values: Float32Array) => Uint32Array {
  const above = new Uint32Array(rows);
  const bucketOf = new Uint32Array(rows);
  const starts = new Uint32Array(rows + 1);
  const order = new Uint32Array(rows);

  return (values) => {
    let least = values[0];
    let greatest = values[0];
    for (let row = 1; row < rows; row++) {
      if (values[row] < least) least = values[row];
      if (values[row] > greatest) greatest = values[row];
    }
    let n = 0;
    for (let row = 0; row < rows; row++) {
      above[n] = row;
      n += Number(values[row] > least);
    }
    const scale = greatest > least ? (rows - 1) / (greatest - least) : 0;
    starts.fill(0);
    for (let i = 0; i < n; i++) {
      bucketOf[i] = (values[above[i]] - least) * scale;
      starts[bucketOf[i] + 1]++;
    }
    for (let bucket = 0; bucket < rows; bucket++) starts[bucket + 1] += starts[bucket];
    for (let i = 0; i < n; i++) order[starts[bucketOf[i]]++] = above[i];
    const ordered = order.subarray(0, n);
    return sortedByInsertion(values, ordered) ? ordered : ordered.sort((a, b) => values[a] - values[b]);
  };
}

/** Sorts what is nearly in order; gives up, false, where that takes more than 16 steps a row. */
function sortedByInsertion(values: Float32Array, order: Uint32Array): boolean {
  let left = 16 * order.length;
  for (let i = 1; i < order.length; i++) {
    const row = order[i];
    const value = values[row];
    let at = i;
    for (; at > 0 && values[order[at - 1]] > value; at--) order[at] = order[at - 1];
    order[at] = row;
    left -= i - at;
    if (left < 0) return false;
  }
  return true;
}
