import type { Figure } from "./figures/figure.js";
import type { Sweep } from "./lab/sweep.js";
import type { Result, Runnable } from "./result.js";
import { toDataFrame } from "./tables/dataFrame.js";
import type { DataFrame } from "./tables/frame.js";
import type { Table } from "./tables/table.js";

/** One run of a sweep with the settings that it was made with. */
export interface SweptRun<I extends Runnable> {
  /** `key=value`. */
  readonly point: readonly string[];
  readonly seed: number;
  readonly result: Result<I>;
}

/** An experiment's runs at every point of a grid. */
export class SweepResult<I extends Runnable> {
  /** Where its files are. */
  readonly folder: string;
  /** A row for each point: metrics with their intervals; over several seeds their means. */
  readonly table: Table;
  /** The metrics over the grid; undefined where the experiment has none. */
  readonly figure: Figure | undefined;
  readonly runs: readonly SweptRun<I>[];

  readonly #all: Table;

  constructor(swept: Sweep, runs: readonly SweptRun<I>[]) {
    this.folder = swept.folder;
    this.table = swept.table;
    this.figure = swept.figure;
    this.runs = runs;
    this.#all = swept.runsTable;
  }

  /** All runs as a data frame, a row each: settings, seed, metrics with their intervals. */
  frame(): Promise<DataFrame> {
    return toDataFrame(this.#all);
  }
}
