import { radixSort } from "./radixSort.js";
import type { RankedColumns } from "./rankColumns.js";

/** A split of a node's rows by one column. */
export interface Split {
  readonly column: number;
  /** Rows up to it go left. */
  readonly rank: number;
  /** Σ (class counts)² / rows over both sides: the greater, the purer. */
  readonly score: number;
}

/** What was found in columns so far. */
export interface Found {
  /** How many of them varied. */
  readonly varied: number;
  /** The best split, of equal ones the first. */
  readonly split: Split | undefined;
}

/** The rows of a sample: those that it has, how often each, and the class of each row of all. */
export interface Sample {
  readonly rows: Int32Array;
  readonly times: Int32Array;
  readonly labels: Int32Array;
}

/** Values that are read at once; of more columns than hold so many rows, at least one. */
export const BLOCK = 4096;

/** What the search works with, by name: its loops are faster with it at hand than from around them. */
interface Space extends Sample {
  readonly ranks: Uint16Array;
  readonly classes: number;
  /** Of a row's number within a key: its rank stands above them. */
  readonly bits: number;
  /** Keys of several columns, of one, and as many to sort with. */
  readonly block: Uint32Array;
  readonly keys: Uint32Array;
  readonly spare: Uint32Array;
  /** Class counts on the right of a split. */
  readonly right: Float64Array;
}

/** A function that goes on searching, in columns, for the best split of the rows [from, to), of which `counts` are of each class. */
export function createSplitSearch(
  ranks: RankedColumns["ranks"],
  sample: Sample,
  classes: number,
): (columns: Int32Array, from: number, to: number, counts: Float64Array, before: Found) => Found {
  const most = sample.rows.length;
  const space: Space = {
    ...sample,
    ranks,
    classes,
    bits: bitsOf(sample.times.length),
    block: new Uint32Array(Math.max(BLOCK, most)),
    keys: new Uint32Array(most),
    spare: new Uint32Array(most),
    right: new Float64Array(classes),
  };
  const { keys, spare, bits } = space;

  return (columns, from, to, counts, before) => {
    const n = to - from;
    // With both sides of one class each; no split is better.
    const greatest = counts.reduce((sum, count) => sum + count, 0);
    readKeys(space, columns, from, n);
    let { varied, split } = before;
    for (let c = 0; c < columns.length; c++) {
      const above = takeKeys(space, c * n, n);
      if (above === 0) continue;
      varied++;
      if (split?.score === greatest) continue;
      radixSort(keys, spare, above, bits, bits);
      const own = bestOf(space, columns[c], above, counts);
      if (!split || own.score > split.score) split = own;
    }
    return { varied, split };
  };
}

/** The keys of n rows in each column: row by row, since columns lie far apart in memory and are waited for together. */
function readKeys({ ranks, rows, times, bits, block }: Space, columns: Int32Array, from: number, n: number): void {
  const height = times.length;
  for (let i = 0; i < n; i++) {
    const row = rows[from + i];
    for (let c = 0, at = i; c < columns.length; c++, at += n) {
      block[at] = (ranks[columns[c] * height + row] << bits) | row;
    }
  }
}

/**
 * Takes one column's keys above rank 0; how many, and 0 where all rows have one rank. Rows of rank 0, as the zeros of a ReLU, need no order: they are
 * what remains on the left of all others.
 */
function takeKeys({ block, keys, bits }: Space, at: number, n: number): number {
  const first = block[at];
  let others = 0;
  let above = 0;
  for (let i = 0; i < n; i++) {
    const key = block[at + i];
    others |= key ^ first;
    keys[above] = key;
    above += Number(key >>> bits > 0);
  }
  return others >>> bits > 0 ? above : 0;
}

/** The best split by a column, of equal ones the lowest. Its sorted keys above rank 0 go to the right one by one, from the highest. */
function bestOf(
  { keys, bits, right, times, labels, classes }: Space,
  column: number,
  above: number,
  counts: Float64Array,
): Split {
  const mask = (1 << bits) - 1;
  let leftSquares = 0;
  let left = 0;
  for (let k = 0; k < classes; k++) {
    right[k] = 0;
    left += counts[k];
    leftSquares += counts[k] * counts[k];
  }
  let rightSquares = 0;
  let moved = 0;
  let score = -1;
  let rank = 0;
  for (let i = above - 1; i >= 0; i--) {
    const row = keys[i] & mask;
    const label = labels[row];
    const more = times[row];
    // b² − (b − m)² on the left, (a + m)² − a² on the right
    leftSquares -= more * (2 * (counts[label] - right[label]) - more);
    rightSquares += more * (2 * right[label] + more);
    right[label] += more;
    left -= more;
    moved += more;
    const below = i > 0 ? keys[i - 1] >>> bits : 0;
    if (below === keys[i] >>> bits || left === 0) continue;
    const here = leftSquares / left + rightSquares / moved;
    if (here >= score) {
      score = here;
      rank = below;
    }
  }
  return { column, rank, score };
}

/** Bits that the numbers from 0 to n − 1 take. */
function bitsOf(n: number): number {
  return Math.ceil(Math.log2(Math.max(2, n)));
}
