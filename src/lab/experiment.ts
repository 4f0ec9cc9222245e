import type { z } from "zod";
import type { FigureBody } from "../figures/figure.js";
import type { TableBody } from "../tables/table.js";
import type { Inputs, Stage } from "./stage.js";
import type { Environment, Staged } from "./work.js";

/** How much work a run does: `smoke` checks that all works, `quick` gives real figures in minutes, `paper` is the published scale. */
export type Profile = "smoke" | "quick" | "paper";
export const PROFILES: readonly Profile[] = ["smoke", "quick", "paper"];

/** What an experiment reproduces: an item of a paper's JSON in papers/, e.g. `{ paper: "B", item: "equation-3" }`. */
export interface Reproduces {
  readonly paper: "A" | "B";
  readonly item: string;
}

/** The data of a run, as far as the lab needs to know them. */
export interface DataSource {
  /** Name for captions and manifests. */
  readonly name: string;
  /** SHA-256 of everything in it that can change a result. */
  readonly digest: string;
  /** Whether published numbers can be compared with: `real` is the papers' kind. */
  readonly kind: "real" | "synthetic";
  /** What was read, and by which rule: a line for the beginning of a run. */
  readonly reading?: string;
  /** How much there is of what a setting of the same name asks for, so that a run can say where it takes less. Default: not said. */
  readonly extent?: Readonly<Record<string, number>>;
  /** What a reader of any table must know of the data. */
  readonly notes?: readonly string[];
  /** How many items are brought to the common scale on reading, by the scale that they have. Default: none. */
  readonly resampled?: Readonly<Record<string, number>>;
  /** Modules that read the data: what they do is part of every stage that uses data. Default: none. */
  readonly code?: readonly string[];
}

/** A number worth keeping apart from the tables: what sweeps collect. */
export interface Metric {
  readonly value: number;
  readonly unit?: string;
  /** 95 % interval. */
  readonly interval?: readonly [number, number];
  readonly n?: number;
}

/** The values of staged results. */
export type Values<I> = {
  [K in keyof I]: I[K] extends Staged<infer T> ? T : I[K] extends Staged<infer T> | undefined ? T | undefined : never;
};

/** What `stages` returns; a stage that the configuration leaves out may be undefined. */
export type StagedResults = Record<string, Staged<unknown> | undefined>;

/** A stage's inputs and what it is given, each left out where it takes none. */
type Arguments<I, G> = unknown extends G
  ? unknown extends I
    ? []
    : [inputs: Inputs<I>]
  : unknown extends I
    ? [inputs: Record<never, never>, given: G]
    : [inputs: Inputs<I>, given: G];

/** What `stages` is given. */
export interface Pipeline<C, D> {
  readonly config: C;
  readonly data: D;
  /** What the experiment's `environment` found, to be named in the `config` of the stages that depend on it. */
  readonly environment: Environment;
  /**
   * Runs a stage, or finds its result in the cache where nothing that it depends on has changed.
   * @param inputs earlier stages whose results it takes
   * @param given what it is told beside its settings
   */
  run<I, G, T>(stage: Stage<C, I, G, T, D>, ...given: Arguments<I, G>): Promise<Staged<T>>;
  /**
   * The same pipeline under other settings, so that an experiment can run a stage more than once. What a stage gets, and its key, are
   * those of an experiment that is set so.
   *
   * @param name follows the stages' names in progress and manifest, so that none stands there twice
   * @param changes settings of the first level, each whole
   * @example
   * const { run } = pipeline.under("unaligned", { input: { ...config.input, align: "none" } });
   */
  under(name: string, changes: Partial<C>): Pipeline<C, D>;
}

/** What a table, figure or metric is built from. */
export interface Built<C, D, R> {
  readonly config: C;
  readonly data: D;
  readonly environment: Environment;
  readonly results: R;
}

interface Output<C, D, R, T> {
  /** Heading; the caption may say more. */
  readonly title: string;
  /** The published items it stands beside. */
  readonly reproduces?: readonly Reproduces[];
  /** Ids that it had before; notebooks and commands still find it by them. */
  readonly formerly?: readonly string[];
  build(built: Built<C, D, R>): T | undefined;
}

/** A table that an experiment declares. Its id is its key; `build` gives undefined where the configuration leaves it out. */
export type TableOutput<C, D, R> = Output<C, D, R, TableBody> & {
  /** Measured times: not compared between runs, and its file is named `timing-….csv`. Default false. */
  readonly timing?: boolean;
};
export type FigureOutput<C, D, R> = Output<C, D, R, FigureBody>;

/** An experiment: what it reproduces, its configuration, its stages, its tables and figures. `S` is what `stages` returns. */
export interface Experiment<
  Z extends z.ZodObject = z.ZodObject,
  D extends DataSource = DataSource,
  S extends StagedResults = StagedResults,
> {
  readonly id: string;
  /** `import.meta.url` of its module, for an experiment outside the package. */
  readonly url?: string;
  readonly title: string;
  /** Two or three sentences for the report. */
  readonly summary: string;
  readonly reproduces: readonly Reproduces[];
  /** Each field has a default, a unit where it has one, and a sentence: see `field`. */
  readonly config: Z;
  /** What each profile changes of the defaults. */
  readonly profiles: Readonly<Record<Profile, DeepPartial<z.input<Z>>>>;
  /** Seconds that the quick profile may take on two cores. */
  readonly budget: number;
  /** Whether it reads prints. Default true. */
  readonly usesData?: boolean;
  /** Throws a RunError, in a user's words, where the data lack what the experiment needs. It comes before everything else. Default: any will do. */
  requires?(config: z.output<Z>, data: D): void;
  /** Finds what the machine and the user's files contribute. Default: nothing. */
  environment?(config: z.output<Z>, data: D): Promise<Environment>;
  stages(pipeline: Pipeline<z.output<Z>, D>): Promise<S>;
  readonly tables: Readonly<Record<string, TableOutput<z.output<Z>, D, Values<S>>>>;
  readonly figures: Readonly<Record<string, FigureOutput<z.output<Z>, D, Values<S>>>>;
  /** Numbers for metrics.json and sweeps; the first is the headline. */
  metrics(built: Built<z.output<Z>, D, Values<S>>): Readonly<Record<string, Metric>>;
}

/** Every field may be left out, at every depth; lists are replaced whole. */
export type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

/** A configuration field: its schema (with a default), its unit ("" where it has none) and a sentence. */
export function field<S extends z.ZodType>(schema: S, unit: string, description: string): S {
  return schema.meta({ description, unit }) as S;
}
