import type { Command } from "commander";
import { loadExperiment } from "../../experiments/load.js";
import { resolveConfig } from "../lab/config.js";
import { RunError, UsageError } from "../lab/errors.js";
import type { Profile } from "../lab/experiment.js";
import { experimentsIn } from "../lab/findRun.js";
import { createReporter } from "../lab/progress.js";
import { requireFolder } from "../lab/requireFolder.js";
import { runsOf, runsTable } from "../lab/runsTable.js";
import { toCsv } from "../tables/csv.js";
import { toText } from "../tables/text.js";
import { findExperiment } from "./shared.js";

export function registerRuns(program: Command): void {
  program
    .command("runs")
    .description("lists runs: when, profile, data, seed, settings that differ from the profile's, headline")
    .argument("[id]", "an experiment; default: all")
    .option("--out <dir>", "results folder", "results")
    .option("--json", "as JSON, with every metric")
    .option("--csv", "as CSV")
    .action(async (id: string | undefined, flags: { out: string; json?: boolean; csv?: boolean }) => {
      if (flags.json && flags.csv) throw new UsageError("--json and --csv were both given; must be one of them");
      requireFolder(flags.out, "--out");
      // One of the user's own is known by its runs alone.
      if (id !== undefined && !experimentsIn(flags.out).includes(id)) await findExperiment(id);
      const runs = await runsOf(flags.out, id, profileOf, createReporter().warn);
      if (flags.json) process.stdout.write(`${JSON.stringify(runs, null, 2)}\n`);
      else if (flags.csv) process.stdout.write(toCsv(runsTable(runs)));
      else if (runs.length === 0) throw new RunError(`no runs in ${flags.out}; start with: ridgelab run ${id ?? "normal-law"}`);
      else process.stdout.write(toText(runsTable(runs)));
    });
}

/** The settings of an experiment's profile; undefined of one that is not the lab's. */
async function profileOf(id: string, profile: Profile): Promise<unknown> {
  const experiment = await loadExperiment(id);
  return experiment && resolveConfig(experiment, { profile });
}
