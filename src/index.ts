/**
 * The core module: what a notebook imports.
 *
 *     import * as lab from "ridgelab";
 *     const run = await lab.run("normal-law", { set: { draws: 100_000 } });
 *     (await lab.table(run, "tails")).print();
 *
 * @module
 */
import type { DataFrame } from "danfojs-node";
import { experiments } from "../experiments/index.js";
import { openPrints, SYNTHETIC } from "../experiments/openPrints.js";
import { findExperiment } from "./commands/shared.js";
import type { Profile } from "./lab/experiment.js";
import { createReporter, type Reporter, silent } from "./lab/progress.js";
import { type Run, runExperiment } from "./lab/run.js";
import { toDataFrame } from "./tables/dataFrame.js";

export { openPrints, type PrintSource } from "../experiments/openPrints.js";
export type { Figure } from "./figures/figure.js";
export { detectCore } from "./filters/core.js";
export { type Enhanced, type EnhanceOptions, enhance } from "./filters/enhance.js";
export { routePassword } from "./keys/routePassword.js";
export type { Experiment, Metric, Profile } from "./lab/experiment.js";
export type { Run } from "./lab/run.js";
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
export { readTemplate } from "./minutiae/readTemplate.js";
export type { Minutia, Template } from "./minutiae/template.js";
export { writeTemplate } from "./minutiae/writeTemplate.js";
export { published } from "./papers.js";
export { createImage, type GrayImage } from "./prints/grayImage.js";
export { openDataSet } from "./prints/openDataSet.js";
export { readImage } from "./prints/readImage.js";
export { writeImage } from "./prints/writeImage.js";
export { createStream } from "./random/createStream.js";
export { normalQuantile } from "./random/normalQuantile.js";
export type { Stream } from "./random/stream.js";
export type { Route, RouteProblem } from "./routes/problem.js";
export { solvers } from "./routes/solvers.js";
export { sortPoints } from "./routes/sortPoints.js";
export type { Table } from "./tables/table.js";
export { experiments };

/** What a run from code may set; the defaults are those of `ridgelab run`. */
export interface LabOptions {
  /** How much work. Default "quick". */
  readonly profile?: Profile;
  /** Settings that differ from the profile's, nested as in the configuration: `{ gabor: { sigmaX: 5 } }`. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Master seed. Default 1. */
  readonly seed?: number;
  /** `synthetic`, a name under `data/`, or a folder. Default "synthetic". */
  readonly data?: string;
  /** Results folder. Default "results". */
  readonly out?: string;
  /** Computes every stage again. Default false. */
  readonly force?: boolean;
  /** Says what it does on standard error. Default false. */
  readonly verbose?: boolean;
}

/**
 * Runs an experiment, or gives the run that is there when nothing it depends on has changed.
 *
 * @throws UsageError for an unknown experiment, setting or data set, naming the nearest
 */
export async function run(id: string, options: LabOptions = {}): Promise<Run> {
  const { profile = "quick", set = {}, seed = 1, data = SYNTHETIC, out = "results", force = false } = options;
  const reporter: Reporter = options.verbose ? createReporter() : silent;
  const experiment = findExperiment(id);
  const prints = await openPrints(data, { out, reporter });
  const command = `lab.run(${JSON.stringify(id)}, ${JSON.stringify(options)})`;
  return runExperiment(experiment, { profile, values: set, seed, data: prints, out, force, reporter, command });
}

/** A table of a run as a danfojs DataFrame. Throws a RangeError that lists the tables there are. */
export async function table(run: Run, id: string): Promise<DataFrame> {
  const found = run.tables[id];
  if (!found) throw new RangeError(`${run.manifest.run} has no table "${id}"; it has ${Object.keys(run.tables).join(", ")}`);
  return toDataFrame(found);
}
