import { threads } from "../threads.js";
import { cacheFolder } from "./cacheFolder.js";
import { compiledFile } from "./codeDigest.js";
import { oneLine, UsageError } from "./errors.js";
import type { Experiment } from "./experiment.js";
import { readManifest } from "./manifest.js";
import { picturesOf } from "./outputs.js";
import { type PlannedRun, planRun } from "./planRun.js";
import type { Reporter } from "./progress.js";
import { isWhole, type Run, requireResults, runExperiment } from "./run.js";
import { whileRunning } from "./running.js";
import type { RunOptions } from "./runOptions.js";
import { RunProcess, type RunRequest } from "./runProcess.js";

/** One run among several. */
export interface RunJob {
  /** What tells it from the others: `dice=2 seed 3`. */
  readonly label: string;
  readonly options: Omit<RunOptions, "reporter" | "forced" | "shard">;
  /** Runs of one group have all but their seeds in common, so that the others find what the first has computed. */
  readonly group: string;
}

/** What a run came to. */
export type Outcome = { readonly planned: PlannedRun } & ({ readonly run: Run } | { readonly failure: string });

/** How several runs are done. */
export interface RunAllOptions {
  readonly reporter: Reporter;
  /** The line that is said before the runs, once their settings are found possible. */
  readonly headline?: string;
  /** Runs at a time; fewer where memory is short. Default: as many as the cores allow and as do not disturb one another. */
  readonly jobs?: number;
  /** How a process of its own is told of a job, which the module `worker` answers; without it all runs are done in this one. */
  readonly processes?: { readonly worker: string; request(options: RunJob["options"]): RunRequest };
}

/** A run that takes less is done sooner than another process has started, seconds. */
const SHORT = 2;
/** What of the free memory the runs may take, and what a browser takes that draws their pictures, bytes. */
const SHARE = 0.8;
const BROWSER = 300 * 2 ** 20;

/**
 * Does runs, several at a time, each cached as any other, and gives what they came to in their order. One that fails stops no other. The first that is not
 * there yet goes first and alone, then the first of each group, so that what runs have in common is computed once.
 *
 * @throws UsageError before anything is computed where settings are not possible, two jobs are one run, or results cannot be written
 */
export async function runAll(experiment: Experiment, all: readonly RunJob[], options: RunAllOptions): Promise<Outcome[]> {
  const planned: PlannedRun[] = [];
  for (const one of all) planned.push(await planRun(experiment, { ...one.options, reporter: options.reporter }));
  refuseSame(all, planned);
  const [first] = all;
  if (!first) return [];
  requireResults(first.options, experiment.id);
  if (options.headline !== undefined) options.reporter.line(options.headline);
  return whileRunning(cacheFolder(first.options.out), experiment.id, () => runPlanned(experiment, all, planned, options));
}

async function runPlanned(
  experiment: Experiment,
  all: readonly RunJob[],
  planned: readonly PlannedRun[],
  options: RunAllOptions,
): Promise<Outcome[]> {
  const { reporter } = options;
  const outcomes: Outcome[] = [];
  const forced = new Set<string>();
  const title = `${experiment.id}: ${all.length} runs`;
  let done = 0;

  const settle = (index: number, outcome: { run: Run } | { failure: string }): void => {
    outcomes[index] = { planned: planned[index]!, ...outcome };
    if ("failure" in outcome) reporter.warn(`  ${all[index]!.label} failed: ${outcome.failure}`);
    else for (const { key, cached } of outcome.run.manifest.stages) if (!cached) forced.add(key);
    reporter.progress(title, ++done, all.length, all[index]!.label);
  };
  const tell = (label: string, what: string): void => reporter.progress(title, done, all.length, `${label}, ${what}`);
  const warn = (label: string, text: string): void => reporter.warn(`  ${label}: ${text.trim()}`);
  const here = async (index: number, force = all[index]!.options.force): Promise<void> => {
    const { label, options } = all[index]!;
    try {
      const progress = (name: string, part: number, of: number): void => tell(label, `${name} ${part}/${of}`);
      const quiet = { line() {}, warn: (text: string) => warn(label, text), progress };
      settle(index, { run: await runExperiment(experiment, { ...options, force, forced, reporter: quiet }) });
    } catch (error) {
      settle(index, { failure: oneLine(error) });
    }
  };

  reporter.progress(title, 0, all.length);
  const open: number[] = [];
  for (const [index, { options }] of all.entries()) {
    if (!options.force && isThere(planned[index]!, options)) await here(index);
    else open.push(index);
  }
  const [first, ...others] = open;
  if (first === undefined) return outcomes;
  const began = performance.now();
  await here(first);
  const seconds = (performance.now() - began) / 1000;
  const { jobs, threads: each } = atATime(experiment, planned[first]!, others.length, seconds, options);
  if (jobs < 2) {
    for (const index of others) await here(index);
    return outcomes;
  }
  reporter.line(`  ${jobs} runs at a time`);

  const { worker, request } = options.processes!;
  const processes: RunProcess[] = [];
  const lane = async (place: number, queue: number[]): Promise<void> => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const { label, options } = all[index]!;
      if (!processes[place]?.isAlive) processes[place] = new RunProcess(compiledFile(worker), each);
      try {
        await processes[place].run(
          { ...request(options), forced: [...forced] },
          { warn: (text) => warn(label, text), progress: (what) => tell(label, what) },
        );
      } catch (error) {
        settle(index, { failure: oneLine(error) });
        continue;
      }
      // It lies there now.
      await here(index, false);
    }
  };
  const met = new Set([all[first]!.group]);
  const firsts = others.filter((index) => !met.has(all[index]!.group) && met.add(all[index]!.group));
  const rest = others.filter((index) => !firsts.includes(index));
  try {
    for (const queue of [firsts, rest]) {
      await Promise.all(Array.from({ length: Math.min(jobs, queue.length) }, (_, place) => lane(place, queue)));
    }
  } finally {
    for (const process of processes) process.close();
  }
  return outcomes;
}

/** Refuses jobs that are one run, such as values `1,1.0` of a grid. */
export function refuseSame(all: readonly RunJob[], planned: readonly PlannedRun[]): void {
  const seen = new Map<string, string>();
  for (const [index, { name }] of planned.entries()) {
    const { label } = all[index]!;
    const other = seen.get(name);
    if (other !== undefined)
      throw new UsageError(
        `${other === label ? `${label} is given twice` : `${other} and ${label} are the same run`}; each must be given once`,
      );
    seen.set(name, label);
  }
}

/** Whether a run is there, whole and in the formats that its profile has. */
export function isThere({ folder }: PlannedRun, { profile }: RunJob["options"]): boolean {
  return readManifest(folder) !== undefined && isWhole(folder, picturesOf(profile));
}

/**
 * How many of the runs that are left are done at a time, and by how many threads each. By themselves only such runs go side by side whose
 * results do not depend on the threads, and which measure no times.
 */
function atATime(
  experiment: Experiment,
  { environment }: PlannedRun,
  left: number,
  seconds: number,
  { jobs, processes, reporter }: RunAllOptions,
): { jobs: number; threads: number } {
  const alone = { jobs: 1, threads: threads() };
  if (!processes || left === 0 || jobs === 1) return alone;
  const ofThreads = Object.keys(environment).length > 0;
  const times = Object.values(experiment.tables).some(({ timing }) => timing);
  if (jobs === undefined && (ofThreads || times || seconds < SHORT)) return alone;
  const wanted = Math.min(jobs ?? threads(), left);
  // What the first has taken at its most is about what another takes.
  const peak = process.resourceUsage().maxRSS * 1024 + BROWSER;
  const fit = Math.max(1, Math.floor((SHARE * process.availableMemory()) / peak));
  if (jobs !== undefined && fit < wanted) reporter.warn(`  memory is enough for ${fit} at a time`);
  const count = Math.min(wanted, fit);
  return { jobs: count, threads: ofThreads ? threads() : Math.max(1, Math.floor(threads() / count)) };
}
