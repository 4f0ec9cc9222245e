import { parentPort } from "node:worker_threads";
import type { Matrix } from "./classifier.js";
import { type Aim, growTrees } from "./growTrees.js";
import { type RankedColumns, rankColumns } from "./rankColumns.js";

/** What one of several threads does of a forest; its arrays, but for the labels, are shared between them. */
export interface Share {
  readonly features: Matrix;
  readonly ranked: RankedColumns;
  /** Columns [from, to) that it ranks. */
  readonly from: number;
  readonly to: number;
  /** How many of the threads have ranked theirs. */
  readonly done: Int32Array;
  readonly lanes: number;
  readonly aim: Aim;
  /** Of the trees that it grows. */
  readonly seeds: readonly number[];
}

parentPort!.once("message", ({ features, ranked, from, to, done, lanes, aim, seeds }: Share) => {
  rankColumns(features, ranked, from, to);
  Atomics.add(done, 0, 1);
  Atomics.notify(done, 0);
  for (let ready = Atomics.load(done, 0); ready < lanes; ready = Atomics.load(done, 0)) Atomics.wait(done, 0, ready);
  parentPort!.postMessage(growTrees(ranked, aim, seeds));
});
