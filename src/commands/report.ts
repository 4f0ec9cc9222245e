import { existsSync } from "node:fs";
import type { Command } from "commander";
import { experiments } from "../../experiments/index.js";
import { RunError } from "../lab/errors.js";
import { writeReport } from "../lab/report.js";
import { allItems } from "../papers.js";

export function registerReport(program: Command): void {
  program
    .command("report")
    .description("writes index.html into the results folder: every published number beside ours")
    .option("--out <dir>", "results folder", "results")
    .action(async (flags: { out: string }) => {
      if (!existsSync(flags.out))
        throw new RunError(`no results in ${flags.out}; run an experiment first: ridgelab run normal-law`);
      process.stdout.write(`${await updateReport(flags.out)}\n`);
    });
}

/** Writes the report over the newest run of each experiment; gives its path. */
export async function updateReport(out: string): Promise<string> {
  return writeReport(out, experiments, allItems());
}
