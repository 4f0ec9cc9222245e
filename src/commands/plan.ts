import type { Command } from "commander";
import { openPrints } from "../../experiments/shared/openPrints.js";
import { UsageError } from "../lab/errors.js";
import { planJobs } from "../lab/planJobs.js";
import { formatDuration, silent } from "../lab/progress.js";
import { requireFolder } from "../lab/requireFolder.js";
import type { RunJob } from "../lab/runAll.js";
import { seedJobs } from "../lab/runSeeds.js";
import { canBeCut } from "../lab/stagesAhead.js";
import { type GridAxis, parseGrid, sweepJobs } from "../lab/sweep.js";
import { printable } from "../printable.js";
import { collect } from "./collect.js";
import { addRunFlags, type RunFlags, seedsOf } from "./run.js";
import { commandLine, openExperiment, typedOptions, wholeNumber } from "./shared.js";

interface PlanFlags extends RunFlags {
  grid?: string[];
  yes?: boolean;
  shards: number;
  json?: boolean;
}

export function registerPlan(program: Command): void {
  addRunFlags(program.command("plan").argument("<id>", "an experiment, or a file with one of your own"))
    .description("the runs that a call of run, or with --grid of sweep, would compute: what a cluster's engine schedules")
    .option("--grid <key=a,b,…>", "values of a setting, as for sweep; may be given more than once", collect)
    .option("--yes", "plans more than a thousand runs")
    .option("--shards <n>", "parts of each run that can be cut", wholeNumber(1, 10_000), 1)
    .option("--json", "as JSON")
    .action(async (word: string, flags: PlanFlags, typed: Command) => {
      const experiment = await openExperiment(word);
      if (flags.shards > 1 && flags.force)
        throw new UsageError(
          "--force goes without --shards: a shard cannot tell what others have computed again; give one of them",
        );
      const seeds = seedsOf(flags, typed);
      const axes: GridAxis[] = (flags.grid ?? []).map(parseGrid);
      requireFolder(flags.out, "--out");
      const data = await openPrints(flags.data, { out: flags.out, skipDamaged: flags.skipDamaged });
      const own = ["--grid", "--seeds", "--jobs", "--name", "--yes", "--shards", "--json"];
      const words = ["run", word, ...typedOptions(typed, own)];
      const commandOf = (point: readonly string[], seed: number): string =>
        commandLine([...words, ...(seeds ? ["--seed", `${seed}`] : []), ...point.flatMap((value) => ["--set", value])]);
      const shared = { ...flags, file: flags.config, data, reporter: silent, seeds };
      const all: RunJob[] =
        axes.length > 0
          ? sweepJobs(experiment, axes, { ...shared, command: "", pointCommand: commandOf })
          : seedJobs({ ...shared, seeds: seeds ?? [flags.seed], command: "", seedCommand: (seed) => commandOf([], seed) });
      const finish = commandLine([axes.length > 0 ? "sweep" : "run", word, ...typedOptions(typed, ["--shards", "--json"])]);
      if (flags.shards > 1 && !(await canBeCut(experiment, { ...all[0]!.options, reporter: silent })))
        throw new UsageError(`${word} cannot be cut into shards; plan it without --shards`);
      const plan = await planJobs(experiment, all, { finish, shards: flags.shards });
      if (flags.json) process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
      else {
        const open = plan.jobs.filter(({ done }) => !done);
        for (const { name, command, seconds } of open) {
          process.stdout.write(
            printable(`${name}  ${command}${seconds === null ? "" : `  (up to ${formatDuration(seconds)})`}\n`),
          );
        }
        process.stdout.write(printable(`${open.length} of ${plan.jobs.length} to do; then: ${plan.finish}\n`));
      }
    });
}
