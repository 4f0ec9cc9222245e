/**
 * The core module: what a notebook imports.
 *
 *     import * as lab from "ridgelab";
 *     const run = await lab.run("normal-law", { draws: 100_000 });
 *     lab.show(run.compare(), run.figure("4"));
 *
 * @module
 */
import { experiments } from "../experiments/index.js";
import { openPrints } from "../experiments/shared/openPrints.js";
import { findExperiment } from "./commands/shared.js";
import { cacheFolder } from "./lab/cacheFolder.js";
import type { Profile } from "./lab/experiment.js";
import type { Manifest } from "./lab/manifest.js";
import { withRenderer } from "./lab/outputs.js";
import { createReporter, formatDuration, silent } from "./lab/progress.js";
import { runExperiment } from "./lab/run.js";
import { StageCache } from "./lab/stageCache.js";
import { inNotebook } from "./notebooks/display.js";
import { notebookReporter } from "./notebooks/notebookReporter.js";
import { SYNTHETIC } from "./prints/dataSetName.js";
import { type OwnExperiment, Result, type Runnable, type Settings } from "./result.js";

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
export type { Experiment, Metric, Profile } from "./lab/experiment.js";
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
export { comparisonTable } from "./tables/comparisonTable.js";
export type { Table } from "./tables/table.js";
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

/**
 * Runs an experiment: `await lab.run("gabor-sweep", { fingers: 3 }, { profile: "smoke" })`. Settings that are left out have the profile's
 * values. Only stages whose settings, data or code have changed are computed; where nothing has, the run that is there is given.
 *
 * @param experiment the id of one of the lab's, or an experiment of your own, made with `define` in a file of its own
 * @throws UsageError for an unknown experiment, setting or data set, naming the nearest
 */
export async function run<const I extends Runnable>(
  experiment: I,
  settings: Settings<I> = {} as Settings<I>,
  options: LabOptions = {},
): Promise<Result<I>> {
  const {
    profile = "quick",
    seed = 1,
    data = SYNTHETIC,
    out = "results",
    force = false,
    skipDamaged = false,
    verbose = inNotebook(),
  } = options;
  const chosen: OwnExperiment = typeof experiment === "string" ? await findExperiment(experiment) : experiment;
  const line = verbose && inNotebook() ? notebookReporter(chosen.id) : undefined;
  const reporter = line ?? (verbose ? createReporter() : silent);
  const began = Date.now();
  const prints = await openPrints(data, { out, reporter, skipDamaged });
  const command = `lab.run(${[await expressionOf(chosen), JSON.stringify(settings), JSON.stringify(options)].join(", ")})`;
  const values = settings as Record<string, unknown>;
  const done = await withRenderer(() =>
    runExperiment(chosen, { profile, values, seed, data: prints, out, force, reporter, command }),
  );
  const result = new Result<I>(chosen, done, new StageCache(cacheFolder(out)));
  line?.finish(`(${profile}) ${summary(done.manifest, began)}`);
  return result;
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
