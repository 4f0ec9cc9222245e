import type { Figure } from "./figures/figure.js";
import { outputNames } from "./lab/outputNames.js";
import type { MetricSpread, SeedsRun } from "./lab/overSeeds.js";
import { isComparison } from "./lab/spreadTable.js";
import type { FigureName, Metrics, OwnExperiment, Result, Runnable, TableName } from "./result.js";
import { toDataFrame } from "./tables/dataFrame.js";
import type { DataFrame } from "./tables/frame.js";
import type { Table } from "./tables/table.js";

/** Runs of several seeds as one result: means, standard deviations, 95 % intervals of the mean (Student's t) and ranges. */
export class SeedsResult<I extends Runnable> {
  readonly id: string;
  readonly title: string;
  /** Where its files are. */
  readonly folder: string;
  /** Ascending. */
  readonly seeds: readonly number[];
  /** Each seed's own result. */
  readonly runs: readonly Result<I>[];
  /** Every metric over the seeds. */
  readonly metrics: { readonly [K in keyof Metrics<I>]: MetricSpread };

  readonly #over: SeedsRun;
  readonly #experiment: OwnExperiment;

  constructor(experiment: OwnExperiment, over: SeedsRun, runs: readonly Result<I>[]) {
    this.id = experiment.id;
    this.title = experiment.title;
    this.folder = over.folder;
    this.seeds = over.seeds;
    this.runs = runs;
    this.metrics = over.metrics as { readonly [K in keyof Metrics<I>]: MetricSpread };
    this.#over = over;
    this.#experiment = experiment;
  }

  /** Every metric over the seeds; with a name, the experiment's table of that name or of the paper's number. Throws a RangeError that lists the names there are. */
  table(name?: TableName<I>): Table {
    return find(
      this.#over.tables,
      name ?? "over-seeds",
      outputNames(this.#experiment.tables, "table"),
      `${this.id} has no table`,
    );
  }

  /** A table as a data frame. */
  frame(name?: TableName<I>): Promise<DataFrame> {
    return toDataFrame(this.table(name));
  }

  /** A figure as mean curves with bands. Throws a RangeError that lists those there are: pictures are each run's own. */
  figure(name: FigureName<I>): Figure {
    return find(this.#over.figures, name, outputNames(this.#experiment.figures, "figure"), `${this.id} has no figure over seeds`);
  }

  /** Every published value beside ours over the seeds, with the verdict whether it lies in the runs' range. */
  compare(): Table[] {
    return Object.values(this.#over.tables).filter(isComparison);
  }
}

function find<T>(all: Readonly<Record<string, T>>, name: string, names: Readonly<Record<string, string>>, what: string): T {
  const found = all[names[name] ?? name];
  if (!found) throw new RangeError(`${what} "${name}"; there are ${Object.keys(all).join(", ")}`);
  return found;
}
