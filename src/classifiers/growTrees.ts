import { createStream } from "../random/createStream.js";
import { growTree, type Tree } from "./growTree.js";
import type { RankedColumns } from "./rankColumns.js";

/** What every tree of a forest grows for. */
export interface Aim {
  readonly labels: Int32Array;
  readonly classes: number;
  /** Columns drawn at each split. */
  readonly perSplit: number;
}

/**
 * Grows a tree for each seed: its bootstrap sample and its columns are drawn from a stream of that seed, so that it does not matter which thread grows it.
 *
 * @param seeds whole numbers in [0, 2⁵³)
 */
export function growTrees(columns: RankedColumns, { labels, classes, perSplit }: Aim, seeds: readonly number[]): Tree[] {
  const { rows } = columns;
  return seeds.map((seed) => {
    const stream = createStream(seed, "classifiers/tree");
    const sample = Int32Array.from({ length: rows }, () => stream.integer(rows));
    return growTree(columns, labels, classes, sample, perSplit, stream);
  });
}
