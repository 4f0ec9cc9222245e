import { RunError } from "./errors.js";
import type { Experiment } from "./experiment.js";
import { overSeeds, type SeedsRun } from "./overSeeds.js";
import type { Run } from "./run.js";
import { type Outcome, type RunAllOptions, type RunJob, runAll } from "./runAll.js";

/** What runs over seeds are asked for. */
export interface SeedsOptions extends Omit<RunJob["options"], "seed" | "command">, RunAllOptions {
  /** Ascending; two or more. */
  readonly seeds: readonly number[];
  /** The command that repeats all runs. */
  readonly command: string;
  /** The command that repeats one of them. */
  seedCommand(seed: number): string;
}

/**
 * Runs an experiment with each of several seeds, a run each, and writes one result over them.
 *
 * @throws RunError where a run failed, which it names; the others are kept
 */
export async function runSeeds(experiment: Experiment, options: SeedsOptions): Promise<SeedsRun> {
  const { command, reporter, jobs, processes, profile, out } = options;
  const headline = `${experiment.id} (${profile}): ${experiment.title}`;
  const all = seedJobs(options);
  const outcomes = await runAll(experiment, all, { reporter, jobs, processes, headline });
  requireAll(all, outcomes);
  const runs = outcomes.map((outcome) => (outcome as { run: Run }).run) as [Run, ...Run[]];
  const [first] = runs;
  const keys = (run: Run): string => JSON.stringify(run.manifest.results ?? {});
  if (first.manifest.results && runs.every((run) => keys(run) === keys(first))) {
    reporter.warn(`  nothing of ${experiment.id} depends on the seed: its runs are alike`);
  }
  return overSeeds(experiment, runs, { out, command, reporter });
}

/** The runs of all seeds. */
export function seedJobs({
  seeds,
  command: _,
  seedCommand,
  reporter: _r,
  jobs: _j,
  processes: _p,
  ...shared
}: SeedsOptions): RunJob[] {
  return seeds.map((seed) => ({ label: `seed ${seed}`, group: "", options: { ...shared, seed, command: seedCommand(seed) } }));
}

/** Throws a RunError in one line that names the runs that failed, and why the first of them did. */
export function requireAll(all: readonly RunJob[], outcomes: readonly Outcome[]): void {
  const failed = outcomes.flatMap((outcome, index) => ("failure" in outcome ? [{ ...all[index]!, why: outcome.failure }] : []));
  if (failed.length === 0) return;
  const names = failed.slice(0, 10).map(({ label }) => label);
  const more = failed.length > names.length ? ` and ${failed.length - names.length} more` : "";
  const reasons = [...new Set(failed.map(({ why }) => why))];
  const others = reasons.length > 1 ? `; ${reasons.length - 1} other reasons above` : "";
  throw new RunError(`${failed.length} of ${all.length} runs failed: ${names.join("; ")}${more}: ${reasons[0]}${others}`);
}
