import { basename, dirname } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { openPrints } from "../../experiments/shared/openPrints.js";
import { oneLine, RunError, UsageError } from "../lab/errors.js";
import type { Profile } from "../lab/experiment.js";
import { type Shard, ShardDone } from "../lab/pieces.js";
import { createReporter, type Reporter, silent } from "../lab/progress.js";
import { runExperiment } from "../lab/run.js";
import type { RunAllOptions } from "../lab/runAll.js";
import { giveName, requireName } from "../lab/runNames.js";
import { runSeeds } from "../lab/runSeeds.js";
import { parseSeeds } from "../lab/seeds.js";
import { canBeCut } from "../lab/stagesAhead.js";
import { backendOption } from "./backendOption.js";
import { collect } from "./collect.js";
import { keepReportCurrent, requireReportable } from "./report.js";
import { chooseExperiments, commandLine, profileName, typedOptions, wholeNumber } from "./shared.js";

/** The options that `run` and `sweep` share. */
export interface RunFlags {
  profile: Profile;
  set?: string[];
  config?: string;
  seed: number;
  seeds?: string;
  name?: string;
  jobs?: number;
  data: string;
  out: string;
  force?: boolean;
  skipDamaged?: boolean;
  shard?: Shard;
}

/** Declares the options that `run` and `sweep` share. */
export function addRunFlags(command: Command): Command {
  return command
    .option(
      "--profile <name>",
      "smoke (does all work? no pictures), quick (minutes) or paper (the published scale)",
      profileName,
      "quick",
    )
    .option("--set <key=value>", "a setting of the experiment; may be given more than once", collect)
    .option("--config <file>", "settings from a JSON or YAML file")
    .option("--seed <n>", "master seed of every random stream", wholeNumber(0), 1)
    .option("--seeds <list>", "several master seeds, 1..10 or 1,5,9: a run each, and one result over them")
    .option("--name <word>", "a name for the result, by which it is found", runName)
    .option("--jobs <n>", "runs at a time; default: what cores and memory allow", wholeNumber(1, 1024))
    .option(
      "--data <name|folder>",
      "data set: synthetic, a name under data/, or a folder; several with commas are united",
      "synthetic",
    )
    .option("--out <dir>", "results folder", "results")
    .option("--skip-damaged", "leave out prints that cannot be decoded, and say so in every table")
    .addOption(backendOption())
    .option("--force", "compute every stage again");
}

function runName(text: string): string {
  requireName(text);
  return text;
}

/** Gives a result the name that was asked for, and says whose it was. */
export function nameResult(folder: string, { name }: Pick<RunFlags, "name">, reporter: Reporter): void {
  if (name === undefined) return;
  const before = giveName(dirname(folder), name, basename(folder));
  reporter.line(`  ${name} is ${folder}${before ? `; before, it was ${before}` : ""}`);
}

/** The seeds of `--seeds`; undefined where one seed is asked for. */
export function seedsOf(flags: RunFlags, typed: Command): number[] | undefined {
  if (flags.seeds === undefined) return undefined;
  if (typed.getOptionValueSource("seed") === "cli")
    throw new UsageError("--seed and --seeds were both given; must be one of them");
  return parseSeeds(flags.seeds);
}

/** How processes of their own are told of an experiment's runs. */
export function processesFor(
  word: string,
  { data, skipDamaged }: Pick<RunFlags, "data" | "skipDamaged">,
): RunAllOptions["processes"] {
  return { worker: "src/commands/runWorker", request: (options) => ({ ...options, word, data, skipDamaged }) };
}

function shard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!index || !count || index > count) throw new InvalidArgumentError("It must be i/n with i from 1 to n, such as 2/4.");
  return { index, count };
}

export function registerRun(program: Command): void {
  addRunFlags(program.command("run").argument("<id...>", 'experiments, "all", or a file with one of your own'))
    .option("--shard <i/n>", "computes the i-th of n parts of what can be cut", shard)
    .description("runs experiments and updates the report")
    .action(async (ids: string[], flags: RunFlags, typed: Command) => {
      const chosen = await chooseExperiments(ids);
      if (chosen.length > 1 && (flags.set || flags.config)) {
        throw new UsageError("--set and --config go with one experiment; run the experiments one by one");
      }
      const seeds = seedsOf(flags, typed);
      if (seeds && flags.shard) throw new UsageError("--shard goes with one seed; give --seed in the place of --seeds");
      if (flags.force && flags.shard)
        throw new UsageError(
          "--force goes without --shard: a shard cannot tell what others have computed again; give one of them",
        );
      if (flags.jobs && !seeds) throw new UsageError("--jobs goes with --seeds; one run uses all cores by itself");
      requireReportable(
        flags.out,
        chosen.map(({ experiment }) => experiment.id),
      );
      const reporter = createReporter({ quiet: program.opts<{ quiet?: boolean }>().quiet });
      const data = await openPrints(flags.data, { out: flags.out, reporter, skipDamaged: flags.skipDamaged });
      if (flags.shard)
        for (const { word, experiment } of chosen)
          if (!(await canBeCut(experiment, { ...flags, file: flags.config, data, reporter: silent, command: "" })))
            throw new UsageError(`${word} cannot be cut into shards; run it without --shard`);
      const failures: string[] = [];
      const warned = new Set<string>();
      const warnOnce = (line: string): void => {
        if (!warned.has(line)) reporter.warn(`  ${line}`);
        warned.add(line);
      };
      for (const { word, experiment } of chosen) {
        try {
          const command = commandLine(["run", word, ...typedOptions(typed, ["--shard"])]);
          const options = { ...flags, file: flags.config, data, reporter, command };
          if (seeds) {
            const words = ["run", word, ...typedOptions(typed, ["--seeds", "--jobs", "--name"])];
            const seedCommand = (seed: number): string => commandLine([...words, "--seed", `${seed}`]);
            const { folder } = await runSeeds(experiment, {
              ...options,
              seeds,
              seedCommand,
              processes: processesFor(word, flags),
            });
            nameResult(folder, flags, reporter);
          } else nameResult((await runExperiment(experiment, options)).folder, flags, reporter);
          keepReportCurrent(flags.out, warnOnce);
        } catch (error) {
          if (error instanceof ShardDone) {
            reporter.line(`  ${error.message}`);
            continue;
          }
          if (chosen.length === 1) throw error;
          failures.push(experiment.id);
          reporter.warn(`ridgelab: ${experiment.id}: ${oneLine(error)}`);
        }
      }
      reporter.line(`report: ${flags.out}/index.html`);
      if (failures.length > 0) throw new RunError(`${failures.length} of ${chosen.length} failed: ${failures.join(", ")}`);
    });
}
