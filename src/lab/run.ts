import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { writeFileInto } from "../atomicFile.js";
import type { Figure } from "../figures/figure.js";
import { packageRoot, packageVersion } from "../packageRoot.js";
import type { Table } from "../tables/table.js";
import { temporaryName } from "../temporaries.js";
import { threads } from "../threads.js";
import { cacheFolder } from "./cacheFolder.js";
import { commitOf } from "./commitOf.js";
import { resolveConfig } from "./config.js";
import { differences } from "./configLeaves.js";
import { canonicalJson } from "./digest.js";
import { RunError } from "./errors.js";
import type { Experiment, Metric, Profile } from "./experiment.js";
import { damagedOutputs, digestOutputs, listRuns, type Manifest, readManifest, writeManifest } from "./manifest.js";
import { FIGURE_FORMATS, type PictureFormat, picturesOf, renderPictures, writeFigures, writeTables } from "./outputs.js";
import { identityChanges, planRun } from "./planRun.js";
import { formatDuration, type Reporter } from "./progress.js";
import { requireExperiment } from "./requireExperiment.js";
import { requireWritable } from "./requireWritable.js";
import { publishFolder, recoverRuns } from "./runFolders.js";
import { whileRunning } from "./running.js";
import type { RunOptions } from "./runOptions.js";
import { StageCache } from "./stageCache.js";
import { runStages } from "./stages.js";

/** A finished run, read back from its folder. */
export interface Run {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly config: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, Table>>;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/**
 * Runs an experiment, or finds that nothing it depends on has changed and gives the run that is there.
 * Writes `out/ID/RUN/` whole or not at all; finished stages are kept, so that a killed run goes on where it was.
 * @throws ShardDone where only a shard was asked for and others are not done.
 */
export async function runExperiment(experiment: Experiment, options: RunOptions): Promise<Run> {
  requireExperiment(experiment);
  return whileRunning(cacheFolder(options.out), experiment.id, () => runOrFind(experiment, options));
}

async function runOrFind(experiment: Experiment, options: RunOptions): Promise<Run> {
  const { out, reporter } = options;
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const { config, environment, identity, name, folder } = await planRun(experiment, options);
  const wanted = picturesOf(options.profile);
  recoverRuns(join(out, experiment.id));
  const there = options.force ? undefined : readManifest(folder);
  if (!there) requireResults(options, experiment.id);

  reporter.line(`${experiment.id} (${options.profile}): ${experiment.title}`);
  const { reading, extent } = experiment.usesData === false ? {} : options.data;
  if (reading) reporter.line(`  data: ${reading}`);
  reporter.line(`  configuration: ${canonicalJson(config)}`);
  const less = lessThanThere(config, extent);
  if (less) reporter.line(`  of the data the settings take ${less}`);
  if (there) {
    const damaged = damagedOutputs(folder, there);
    const run = damaged.length === 0 ? await completeRun(folder, there, wanted, reporter) : undefined;
    if (run) {
      reporter.line(`  nothing changed: ${folder}`);
      return run;
    }
    if (damaged.length > 0) reporter.warn(`  ${some(damaged)} changed since the run: written anew`);
    requireResults(options, experiment.id);
  } else {
    const last = listRuns(out, experiment.id).find((run) => run.manifest.profile === options.profile)?.manifest.identity;
    if (last) {
      const changes = identityChanges(last, identity).join("; ");
      reporter.line(`  since the last run: ${changes ? `${changes} changed` : "nothing changed"}`);
    }
  }

  const cache = new StageCache(cacheFolder(out), reporter.warn);
  const { staged, records } = await runStages(experiment, {
    ...options,
    config,
    environment,
    cache,
    force: options.force ?? false,
  });
  const results = Object.fromEntries(
    Object.entries(staged).map(([key, value]) => {
      if (value === undefined || typeof value?.load === "function") return [key, value?.load()];
      throw new RunError(`experiment ${experiment.id}: stages must return what its stages gave; ${key} is something else`);
    }),
  );
  const notes = [...(options.data.notes ?? []), ...(less ? [`Of the data the settings take ${less}.`] : [])];
  const built = { config, data: { ...options.data, notes }, environment, results } as never;

  const temporary = temporaryName(folder);
  mkdirSync(temporary, { recursive: true });
  try {
    writeFileInto(join(temporary, "config.json"), `${JSON.stringify(config, null, 2)}\n`);
    writeFileInto(join(temporary, "metrics.json"), `${JSON.stringify(experiment.metrics(built), null, 2)}\n`);
    const tables = writeTables(temporary, experiment, built);
    const figures = writeFigures(temporary, experiment, built);
    const formats = [...FIGURE_FORMATS, ...(await renderPictures(temporary, figures, wanted, reporter))];
    const manifest: Manifest = {
      ridgelab: packageVersion(),
      run: name,
      title: experiment.title,
      summary: experiment.summary,
      profile: options.profile,
      settings: settingsBeside(experiment, options.profile, config),
      commit: commitOf(packageRoot()),
      identity,
      command: options.command,
      machine: {
        platform: process.platform,
        cpu: cpus()[0]?.model ?? "unknown",
        threads: threads(),
        peak: process.resourceUsage().maxRSS * 1024,
      },
      stages: records,
      results: Object.fromEntries(Object.entries(staged).flatMap(([name, value]) => (value ? [[name, value.key]] : []))),
      startedAt,
      seconds: Number(((performance.now() - began) / 1000).toFixed(3)),
      formats,
      tables,
      figures: figures.map((figure) => figure.id),
      outputs: digestOutputs(temporary),
    };
    writeManifest(temporary, manifest);
    const run = readRun(temporary);
    // Another process may have written the same run meanwhile.
    publishFolder(temporary, folder, () => !options.force && isWhole(folder, wanted));
    reporter.line(`  wrote ${folder} in ${formatDuration((performance.now() - began) / 1000)}`);
    return { ...run, folder };
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Throws a UsageError where an experiment's results could not be written once they are computed. */
export function requireResults({ out }: Pick<RunOptions, "out">, experiment: string): void {
  for (const folder of [out, join(out, experiment)]) requireWritable(folder, "--out");
}

/** Where a setting asks for less than there is, such as `fingers=10 of 100`. A list of numbers asks for the greatest. */
function lessThanThere(config: unknown, extent: Readonly<Record<string, number>> = {}): string {
  const less = Object.entries(extent).flatMap(([name, there]) => {
    const asked = (config as Readonly<Record<string, unknown>>)[name];
    const numbers = [asked].flat().filter((value) => typeof value === "number");
    return numbers.length > 0 && Math.max(...numbers) < there ? [`${name}=${numbers.join(",")} of ${there}`] : [];
  });
  return less.join(", ");
}

/** The settings in which a run differs from its profile; undefined where the profile alone is no configuration. */
function settingsBeside(experiment: Experiment, profile: Profile, config: unknown): string[] | undefined {
  try {
    return differences(config, resolveConfig(experiment, { profile }));
  } catch {
    return undefined;
  }
}

/** Whether a folder holds a run as its manifest says, in the formats wanted. */
export function isWhole(folder: string, formats: readonly string[]): boolean {
  const manifest = readManifest(folder);
  return (
    manifest !== undefined &&
    formats.every((format) => manifest.formats.includes(format)) &&
    damagedOutputs(folder, manifest).length === 0
  );
}

/**
 * The newest run of an experiment that is as its manifest says.
 *
 * @param warn is told, in a line, of each newer one that is damaged
 */
export function newestRun(out: string, experiment: string, warn: (line: string) => void): Run | undefined {
  for (const { folder, manifest } of listRuns(out, experiment, warn)) {
    for (let left = 3; left > 0; left--) {
      // A process may replace it meanwhile; what it puts there is as good.
      const now = readManifest(folder);
      const damaged = now ? damagedOutputs(folder, now) : ["manifest.json"];
      if (damaged.length === 0) {
        try {
          return readRun(folder);
        } catch (error) {
          if (!isGone(error)) throw error;
        }
      }
      if (left === 1) warn(`${folder} is left out: ${some(damaged)} changed since the run; ${manifest.command} writes it anew`);
    }
  }
  return undefined;
}

/** The first of a list, and how many more there are. */
function some([first, ...more]: readonly string[]): string {
  return `${first}${more.length > 0 ? ` and ${more.length} more` : ""}`;
}

/** Reads a finished run, which is not damaged, from its folder; its figures only where their data were kept, as those of `results/reference` were not. */
export function readRun(folder: string): Run {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const { digest: _, ...manifest } = read("manifest.json") as Manifest & { digest?: string };
  const figures = manifest.figures.filter((id) => manifest.outputs[`figures/${id}.json`]);
  return {
    folder,
    manifest,
    config: read("config.json") as Record<string, unknown>,
    tables: Object.fromEntries(manifest.tables.map((id) => [id, read(`tables/${id}.json`) as Table])),
    figures: Object.fromEntries(figures.map((id) => [id, read(`figures/${id}.json`) as Figure])),
    metrics: read("metrics.json") as Record<string, Metric>,
  };
}

/** Reads a run that is not damaged, and draws the pictures it lacks; undefined where another process replaces it at the same time. */
async function completeRun(
  folder: string,
  manifest: Manifest,
  wanted: readonly PictureFormat[],
  reporter: Reporter,
): Promise<Run | undefined> {
  const missing = wanted.filter((format) => !manifest.formats.includes(format));
  const temporary = temporaryName(folder);
  try {
    let run: Run;
    try {
      run = readRun(folder);
      if (missing.length > 0) cpSync(folder, temporary, { recursive: true });
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
    if (missing.length === 0) return run;
    const added = await renderPictures(temporary, Object.values(run.figures), missing, reporter);
    if (added.length === 0) return run;
    const completed = { ...manifest, formats: [...manifest.formats, ...added], outputs: digestOutputs(temporary) };
    writeManifest(temporary, completed);
    publishFolder(temporary, folder, () => isWhole(folder, wanted));
    return { ...run, manifest: completed };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Whether a file was not there any more. */
function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
