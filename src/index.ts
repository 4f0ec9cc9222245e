/**
 * The core module: what a notebook imports.
 *
 *     import * as lab from "ridgelab";
 *     const run = await lab.run("normal-law", { draws: 100_000 });
 *     lab.show(run.compare(), run.figure("4"));
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { experiments } from "../experiments/index.js";
import { openPrints } from "../experiments/shared/openPrints.js";
import { type Identification, type IdentifyOptions, identifyPrint } from "./commands/identifyPrint.js";
import { findExperiment, openExperiment } from "./commands/shared.js";
import { cacheFolder } from "./lab/cacheFolder.js";
import { compareRuns, type RunsCompared } from "./lab/compareRuns.js";
import { written } from "./lab/configLeaves.js";
import { UsageError } from "./lab/errors.js";
import type { Profile } from "./lab/experiment.js";
import { findRun } from "./lab/findRun.js";
import type { Manifest } from "./lab/manifest.js";
import { withRenderer } from "./lab/outputs.js";
import { createReporter, formatDuration, silent } from "./lab/progress.js";
import { type Run, runExperiment } from "./lab/run.js";
import type { RunAllOptions } from "./lab/runAll.js";
import { runSeeds } from "./lab/runSeeds.js";
import { seedList } from "./lab/seeds.js";
import { StageCache } from "./lab/stageCache.js";
import { sweep as sweepGrid } from "./lab/sweep.js";
import { inNotebook } from "./notebooks/display.js";
import { notebookReporter } from "./notebooks/notebookReporter.js";
import { SYNTHETIC } from "./prints/dataSetName.js";
import { type OwnExperiment, Result, type Runnable, type Settings } from "./result.js";
import { SeedsResult } from "./seedsResult.js";
import { SweepResult } from "./sweepResult.js";

export { z } from "zod";
export type * from "../experiments/catalogue.generated.js";
export { define, field, pick, type Received, stage, task } from "../experiments/define.js";
export { choosePrints } from "../experiments/shared/choosePrints.js";
export { openPrints, type PrintSource } from "../experiments/shared/openPrints.js";
export type { Figure } from "./figures/figure.js";
export { linePanel } from "./figures/linePanel.js";
export { overlay } from "./figures/overlay.js";
export { composeFigure } from "./figures/panel.js";
export { detectCore } from "./filters/core.js";
export { type Enhanced, type EnhanceOptions, enhance } from "./filters/enhance.js";
export { routePassword } from "./keys/routePassword.js";
export type { RunsCompared } from "./lab/compareRuns.js";
export type { Experiment, Metric, Profile } from "./lab/experiment.js";
export type { MetricSpread } from "./lab/overSeeds.js";
export { clopperPearson } from "./metrics/clopperPearson.js";
export { errorCurve } from "./metrics/errorCurve.js";
export { allPairs, fvcPairs, type Pair } from "./metrics/pairs.js";
export { readScores } from "./metrics/readScores.js";
export { type ScoreSet, scoreSet } from "./metrics/scoreSet.js";
export { type Verification, verification } from "./metrics/verification.js";
export { wilson } from "./metrics/wilson.js";
export { writeScores } from "./metrics/writeScores.js";
export { bestMinutiae } from "./minutiae/bestMinutiae.js";
export { extractMinutiae } from "./minutiae/extractMinutiae.js";
export { type CodedTemplate, codeTemplate } from "./minutiae/match/codeTemplate.js";
export { compareMinutiae } from "./minutiae/match/compareMinutiae.js";
export { type ReadTemplateOptions, readTemplate } from "./minutiae/readTemplate.js";
export type { Minutia, Template } from "./minutiae/template.js";
export { writeTemplate } from "./minutiae/writeTemplate.js";
export { type ExportOptions, exportFigures } from "./notebooks/exportFigures.js";
export { type Showable, show } from "./notebooks/show.js";
export { type PublishedItem, published } from "./papers.js";
export { createImage, type GrayImage } from "./prints/grayImage.js";
export { openDataSet } from "./prints/openDataSet.js";
export { readImage } from "./prints/readImage.js";
export { writeImage } from "./prints/writeImage.js";
export { createStream } from "./random/createStream.js";
export { normalQuantile } from "./random/normalQuantile.js";
export type { Stream } from "./random/stream.js";
export {
  type Configuration,
  type ExperimentId,
  type FigureName,
  type Metrics,
  type OwnExperiment,
  Result,
  type Runnable,
  type Settings,
  type StageResults,
  type TableName,
} from "./result.js";
export type { Route, RouteProblem } from "./routes/problem.js";
export { solvers } from "./routes/solvers.js";
export { sortPoints } from "./routes/sortPoints.js";
export { SeedsResult } from "./seedsResult.js";
export { SweepResult, type SweptRun } from "./sweepResult.js";
export { comparisonTable } from "./tables/comparisonTable.js";
export type { Table } from "./tables/table.js";
export type { Identification, IdentifyOptions };
export { experiments };

/** How a run is done, beside the experiment's settings; the defaults are those of `ridgelab run`. */
export interface LabOptions {
  /** How much work. Default "quick". */
  readonly profile?: Profile;
  /** Master seed of every random stream. Default 1. */
  readonly seed?: number;
  /** `synthetic`, a name under `data/`, or a folder. Default "synthetic". */
  readonly data?: string;
  /** Leaves out prints that cannot be decoded, and says so in every table. Default false: one of them stops the run. */
  readonly skipDamaged?: boolean;
  /** Results folder. Default "results". */
  readonly out?: string;
  /** Computes every stage again. Default false. */
  readonly force?: boolean;
  /** Says what it does: one line under the cell in a notebook, lines on standard error elsewhere. Default: in notebooks. */
  readonly verbose?: boolean;
}

/** How runs with several seeds are done. */
export interface SeedsOptions extends Omit<LabOptions, "seed"> {
  /** Master seeds: `10` is 1 to 10, `[1, 5, 9]` is those. */
  readonly seeds: number | readonly number[];
  /** Runs at a time. Default: what cores and memory allow. */
  readonly jobs?: number;
}

/** How a sweep is done. */
export interface LabSweepOptions<I extends Runnable> extends LabOptions {
  /** Settings that all points have in common. */
  readonly settings?: Settings<I>;
  /** Runs every point with each of several master seeds: `10` is 1 to 10. */
  readonly seeds?: number | readonly number[];
  /** Runs at a time. Default: what cores and memory allow. */
  readonly jobs?: number;
}

/**
 * Runs an experiment: `await lab.run("gabor-sweep", { fingers: 3 }, { profile: "smoke" })`. Settings that are left out have the profile's
 * values. Only stages whose settings, data or code have changed are computed; where nothing has, the run that is there is given.
 * With `{ seeds: 10 }` it is run with each of these master seeds, and the result is over all of them.
 *
 * @param experiment the id of one of the lab's, or an experiment of your own, made with `define` in a file of its own
 * @throws UsageError for an unknown experiment, setting or data set, naming the nearest
 */
export function run<const I extends Runnable>(
  experiment: I,
  settings: Settings<I>,
  options: SeedsOptions,
): Promise<SeedsResult<I>>;
export function run<const I extends Runnable>(experiment: I, settings?: Settings<I>, options?: LabOptions): Promise<Result<I>>;
export async function run<const I extends Runnable>(
  experiment: I,
  settings: Settings<I> = {} as Settings<I>,
  options: LabOptions & Partial<SeedsOptions> = {},
): Promise<Result<I> | SeedsResult<I>> {
  const { seeds: wanted, jobs, ...single } = options;
  if (wanted !== undefined && options.seed !== undefined)
    throw new UsageError("seed and seeds were both given; must be one of them");
  const seeds = wanted === undefined ? undefined : seedList(wanted);
  const began = Date.now();
  const session = await openSession(experiment, options);
  const { chosen, shared, line, reporter } = session;
  const commandWith = (given: object): string =>
    `lab.run(${[session.expression, JSON.stringify(settings), JSON.stringify(given)].join(", ")})`;
  const values = settings as Record<string, unknown>;
  if (seeds) {
    const over = await withRenderer(() =>
      runSeeds(chosen, {
        ...{ ...shared, values, seeds, jobs, reporter, processes: session.processes, command: commandWith(options) },
        seedCommand: (seed) => commandWith({ ...single, seed }),
      }),
    );
    line?.finish(`${seeds.length} runs; ${formatDuration((Date.now() - began) / 1000)}.`);
    return new SeedsResult<I>(
      chosen,
      over,
      over.runs.map((one) => session.resultOf<I>(one)),
    );
  }
  const { seed = 1 } = options;
  const done = await withRenderer(() =>
    runExperiment(chosen, { ...shared, values, seed, reporter, command: commandWith(options) }),
  );
  line?.finish(`(${shared.profile}) ${summary(done.manifest, began)}`);
  return session.resultOf<I>(done);
}

/**
 * Runs an experiment at every point of a grid: `await lab.sweep("filters", { window: [3, 5, 7] }, { seeds: 5 })`. Settings in sections are written
 * with dots: `{ "gabor.sigmaX": [3, 4] }`. Each point is a run of its own, cached as any.
 *
 * @param grid values by setting
 * @throws UsageError before anything is computed where a setting or value is not possible; RunError that names the runs that failed, after all were tried
 */
export async function sweep<const I extends Runnable>(
  experiment: I,
  grid: Readonly<Record<string, readonly unknown[]>>,
  options: LabSweepOptions<I> = {},
): Promise<SweepResult<I>> {
  const { settings = {}, seeds: wanted, jobs, ...single } = options;
  if (wanted !== undefined && options.seed !== undefined)
    throw new UsageError("seed and seeds were both given; must be one of them");
  const seeds = wanted === undefined ? undefined : seedList(wanted);
  const axes = Object.entries(grid).map(([key, values]) => ({ key, values: values.map(written) }));
  const complex = Object.entries(grid).find(([, values]) =>
    values.flat().some((value) => typeof value === "object" && value !== null),
  );
  if (complex) {
    throw new UsageError(`${complex[0]} must be swept over numbers, words or lists of them; got ${JSON.stringify(complex[1])}`);
  }
  const empty = axes.find(({ values }) => values.length === 0);
  if (axes.length === 0 || empty) throw new UsageError(`${empty ? empty.key : "the grid"} must have a value or more; got none`);
  const began = Date.now();
  const { chosen, shared, line, reporter, expression, processes, resultOf } = await openSession(experiment, options);
  const swept = await withRenderer(() =>
    sweepGrid(chosen, axes, {
      ...{ ...shared, values: settings as Record<string, unknown>, seed: options.seed ?? 1, seeds, jobs, reporter, processes },
      command: `lab.sweep(${[expression, JSON.stringify(grid), JSON.stringify(options)].join(", ")})`,
      pointCommand: (point, seed) =>
        `lab.sweep(${[expression, gridOf(point), JSON.stringify({ ...single, settings, seed })].join(", ")})`,
      yes: true,
    }),
  );
  line?.finish(`${swept.runs.length} runs; ${formatDuration((Date.now() - began) / 1000)}.`);
  const runs = swept.runs.flatMap(({ point, seed, run }) => (run ? [{ point, seed, result: resultOf<I>(run) }] : []));
  return new SweepResult<I>(swept, runs);
}

/** A point as the grid that has no other. */
function gridOf(point: readonly string[]): string {
  const entries = point.map((assignment) => {
    const at = assignment.indexOf("=");
    return [assignment.slice(0, at), [assignment.slice(at + 1)]] as const;
  });
  return JSON.stringify(Object.fromEntries(entries));
}

/**
 * What differs between runs, or between results over seeds: settings, numbers with their 95 % intervals, figures over one another.
 *
 * @param runs results, or what `ridgelab runs` calls them: names, beginnings of their own names, `ID/RUN`, folders
 * @param options.out results folder. Default "results".
 */
export function compare(
  runs: readonly (Pick<Result<Runnable>, "folder"> | string)[],
  { out = "results" }: { readonly out?: string } = {},
): RunsCompared {
  return compareRuns(
    out,
    runs.map((one) => (typeof one === "string" ? findRun(out, one) : one.folder)),
  );
}

/**
 * Whose print it is: the fingers of a gallery that are most alike to it, as by `ridgelab identify`. A print shows its finger at every
 * angle; what it must show to be searched for says `Enrolment`.
 *
 * @param print a picture's file
 * @param gallery a folder of prints, or a data set under `data/`; prints that cannot be read or enrolled are left out, and told
 * @throws UsageError where there is no such file or folder, RunError where the print shows too little
 */
export function identify(print: string, gallery: string, options: IdentifyOptions = {}): Promise<Identification> {
  return identifyPrint(print, gallery, options);
}

/** What `run` and `sweep` have in common: the experiment, its data, and where things are said. */
async function openSession<I extends Runnable>(experiment: I, options: LabOptions) {
  const {
    profile = "quick",
    data = SYNTHETIC,
    out = "results",
    force = false,
    skipDamaged = false,
    verbose = inNotebook(),
  } = options;
  const chosen: OwnExperiment = typeof experiment === "string" ? await findExperiment(experiment) : experiment;
  const line = verbose && inNotebook() ? notebookReporter(chosen.id) : undefined;
  const reporter = line ?? (verbose ? createReporter() : silent);
  const prints = await openPrints(data, { out, reporter, skipDamaged });
  const word = await wordOf(experiment);
  const processes: RunAllOptions["processes"] =
    word === undefined
      ? undefined
      : { worker: "src/commands/runWorker", request: (one) => ({ ...one, word, data, skipDamaged }) };
  const cache = new StageCache(cacheFolder(out));
  return {
    ...{ chosen, line, reporter, processes, shared: { profile, data: prints, out, force } },
    expression: await expressionOf(chosen),
    resultOf: <R extends Runnable>(one: Run): Result<R> => new Result<R>(chosen, one, cache),
  };
}

/** How another process opens an experiment: by its id, or its file where that exports no other. */
async function wordOf(experiment: Runnable): Promise<string | undefined> {
  if (typeof experiment === "string") return experiment;
  if (experiment.url === undefined) return undefined;
  const file = fileURLToPath(experiment.url);
  return openExperiment(file).then(
    () => file,
    () => undefined,
  );
}

/** What `lab.run` is to be given to run an experiment again: an id, or for one of the user's own what imports it. */
async function expressionOf(experiment: OwnExperiment): Promise<string> {
  const { id, url } = experiment;
  if (url === undefined) return JSON.stringify(id);
  const module: Record<string, unknown> = await import(url).catch(() => ({}));
  const name = Object.keys(module).find((key) => module[key] === experiment) ?? "default";
  return `(await import(${JSON.stringify(url)})).${name}`;
}

/** What was computed, and why, in one line. */
function summary(manifest: Manifest, began: number): string {
  const seconds = formatDuration((Date.now() - began) / 1000);
  if (Date.parse(manifest.startedAt) < began) return `nothing has changed since it ran; read in ${seconds}.`;
  const ran = manifest.stages.filter(({ cached }) => !cached).map(({ name, reason }) => `${name} (${reason})`);
  const kept = manifest.stages.filter(({ cached }) => cached).map(({ name }) => name);
  const parts = [ran.length > 0 && `computed ${ran.join(", ")}`, kept.length > 0 && `from the cache: ${kept.join(", ")}`];
  return `${parts.filter(Boolean).join("; ")}; ${seconds}.`;
}
