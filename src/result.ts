import type { z } from "zod";
import type { Catalogue } from "../experiments/catalogue.generated.js";
import type { experimentsById } from "../experiments/index.js";
import type { Figure } from "./figures/figure.js";
import { RunError } from "./lab/errors.js";
import type { DeepPartial, Experiment, Metric, Profile, StagedResults, Values } from "./lab/experiment.js";
import type { Manifest } from "./lab/manifest.js";
import { outputNames } from "./lab/outputNames.js";
import type { Run } from "./lab/run.js";
import { isComparison } from "./lab/spreadTable.js";
import type { StageCache } from "./lab/stageCache.js";
import { toDataFrame } from "./tables/dataFrame.js";
import type { DataFrame } from "./tables/frame.js";
import type { Table } from "./tables/table.js";

/** An experiment's id. */
export type ExperimentId = keyof Catalogue;
/** An experiment outside the package, as `lab.run` takes it. */
// biome-ignore lint/suspicious/noExplicitAny: an experiment takes the configuration and data that it declares, whichever they are
export type OwnExperiment = Experiment<z.ZodObject, any, StagedResults>;
/** What `lab.run` runs: one of the lab's experiments by its id, or one of your own. */
export type Runnable = ExperimentId | OwnExperiment;

type Entry<I, K extends string> = I extends ExperimentId
  ? Catalogue[I] extends Readonly<Record<K, infer V>>
    ? V
    : never
  : never;

/** An experiment's settings; each one left out has the profile's value. */
export type Settings<I extends Runnable> = I extends ExperimentId
  ? Entry<I, "settings">
  : I extends OwnExperiment
    ? DeepPartial<z.input<I["config"]>>
    : never;
/** Every setting of a run. */
export type Configuration<I extends Runnable> = Complete<Settings<I>>;
type Complete<T> = T extends readonly unknown[] ? T : T extends object ? { readonly [K in keyof T]-?: Complete<T[K]> } : T;

/** Name of a table of an experiment: its id, or the number of the paper's table that it reproduces. */
export type TableName<I extends Runnable> = I extends ExperimentId ? Entry<I, "tables"> : string;
/** Name of a figure of an experiment: its id, or the number of the paper's figure that it reproduces. */
export type FigureName<I extends Runnable> = I extends ExperimentId ? Entry<I, "figures"> : string;

type Definition<I extends Runnable> = I extends ExperimentId ? (typeof experimentsById)[I] : I;
/** The results of an experiment's stages by their names. */
export type StageResults<I extends Runnable> =
  Definition<I> extends { stages(pipeline: never): Promise<infer S extends StagedResults> } ? Values<S> : never;
/** The numbers that sum an experiment's runs up. */
export type Metrics<I extends Runnable> =
  Definition<I> extends { metrics(built: never): infer M extends Readonly<Record<string, Metric>> } ? M : never;

/** A finished run with its tables, figures and numbers. */
export class Result<I extends Runnable = ExperimentId> {
  readonly id: string;
  /** What the experiment is called. */
  readonly title: string;
  /** Where its files are: tables as CSV, Markdown and LaTeX, figures as HTML and, beyond the smoke profile, SVG, PNG and PDF. */
  readonly folder: string;
  /** Every setting, those that were left out with their defaults. */
  readonly config: Configuration<I>;
  /** The numbers that sum the run up; the first is the headline. */
  readonly metrics: Metrics<I>;
  /** How the run came about: digests of code, data and outputs, stages, seconds, the command that repeats it. */
  readonly manifest: Manifest;

  readonly #run: Run;
  readonly #experiment: OwnExperiment;
  readonly #cache: StageCache;

  constructor(experiment: OwnExperiment, run: Run, cache: StageCache) {
    this.id = experiment.id;
    this.#experiment = experiment;
    this.#run = run;
    this.#cache = cache;
    this.title = experiment.title;
    this.folder = run.folder;
    this.config = run.config as Configuration<I>;
    this.metrics = run.metrics as Metrics<I>;
    this.manifest = run.manifest;
  }

  /**
   * What a stage computed: `.stage("trials")`, typed. It comes from the cache beside the run, where it stays until `ridgelab clean`.
   *
   * @throws RangeError that lists the stages there are; RunError where the cache no longer has it
   */
  stage<K extends keyof StageResults<I> & string>(name: K): StageResults<I>[K] {
    const keys = this.manifest.results ?? {};
    if (!Object.hasOwn(keys, name)) {
      throw new RangeError(`${this.id} has no stage "${name}" in this run; there are ${Object.keys(keys).join(", ")}`);
    }
    const found = this.#cache.load(keys[name]!);
    if (!found) throw new RunError(`${this.id}: the result of ${name} is no longer in the cache; run with force: true`);
    return found.value as StageResults<I>[K];
  }

  /** How much work it did. */
  get profile(): Profile {
    return this.manifest.profile;
  }

  /** Ids of its tables, in the experiment's order. */
  get tables(): readonly TableName<I>[] {
    return Object.keys(this.#run.tables) as TableName<I>[];
  }

  /** Ids of its figures, in the experiment's order. */
  get figures(): readonly FigureName<I>[] {
    return Object.keys(this.#run.figures) as FigureName<I>[];
  }

  /** A table: `.table("3")` is the one that reproduces the paper's Table 3. Throws a RangeError that lists the names there are. */
  table(name: TableName<I>): Table {
    return find(this.#experiment, "table", this.#run.tables, name);
  }

  /** A table as a data frame, to sort and compute with: a danfojs DataFrame where danfojs-node is installed, else the lab's own. */
  frame(name: TableName<I>): Promise<DataFrame> {
    return toDataFrame(this.table(name));
  }

  /** A figure: `.figure("4")` is the one that reproduces the paper's Figure 4. Throws a RangeError that lists the names there are. */
  figure(name: FigureName<I>): Figure {
    return find(this.#experiment, "figure", this.#run.figures, name);
  }

  /**
   * What was published beside ours, with 95 % interval, n and verdict: of one of the paper's tables, `.compare("10")`, or without a
   * name of all that the experiment compares. Throws a RangeError where there is no such comparison.
   */
  compare(name?: TableName<I>): Table {
    const compared = Object.values(this.#run.tables).filter(isComparison);
    const wanted = name === undefined ? undefined : `table-${name}`;
    const reproduces = (id: string) => this.#experiment.tables[id]?.reproduces?.some(({ item }) => item === wanted) ?? false;
    const found = wanted === undefined ? compared : compared.filter(({ id }) => id === name || reproduces(id));
    if (found.length === 0) {
      const others = compared.map(({ id }) => id).join(", ");
      throw new RangeError(
        `${this.id} compares nothing${name ? ` of table "${name}"` : ""}; it has ${others || "no comparison"}`,
      );
    }
    const [first, ...rest] = found as [Table, ...Table[]];
    if (rest.length === 0) return first;
    return {
      id: "compared",
      title: `${this.title}: published beside ours`,
      columns: first.columns,
      rows: found.flatMap((table) => table.rows),
      notes: [...new Set(found.flatMap((table) => table.notes ?? []))],
    };
  }
}

function find<T>(experiment: OwnExperiment, kind: "table" | "figure", built: Readonly<Record<string, T>>, name: string): T {
  const names = outputNames(kind === "table" ? experiment.tables : experiment.figures, kind);
  const id = names[name];
  if (id && built[id]) return built[id];
  const why = id ? "its configuration leaves it out" : `there are ${Object.keys(names).join(", ")}`;
  throw new RangeError(`${experiment.id} has no ${kind} "${name}": ${why}`);
}
