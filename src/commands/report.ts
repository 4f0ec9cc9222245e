import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { listed } from "../../experiments/catalogue.generated.js";
import { claims } from "../../experiments/claims.js";
import { packageDigest } from "../lab/codeDigest.js";
import { UsageError } from "../lab/errors.js";
import { REPORT } from "../lab/experimentPage.js";
import { createReporter } from "../lab/progress.js";
import { isCurrentReport, reportFiles, writeReport } from "../lab/report.js";
import { isReport } from "../lab/reportPage.js";
import { requireFolder } from "../lab/requireFolder.js";
import { requireOurs } from "../lab/requireOurs.js";
import { allItems } from "../papers.js";
import { printable } from "../printable.js";
import { commandLine } from "./shared.js";

export function registerReport(program: Command): void {
  program
    .command("report")
    .description(
      "writes index.html into the results folder, every published number beside ours, and runs.html, all runs to compare",
    )
    .option("--out <dir>", "results folder", "results")
    .option("--force", "write over an index.html or runs.html that is no report")
    .action((flags: { out: string; force?: boolean }) => {
      if (!existsSync(flags.out))
        throw new UsageError(`--out: no results in ${flags.out}; run an experiment first: ridgelab run normal-law`);
      requireFolder(flags.out, "--out");
      if (flags.force) requirePagesFolder(flags.out);
      else requireReportable(flags.out);
      process.stdout.write(`${printable(updateReport(flags.out, createReporter().warn))}\n`);
    });
}

/**
 * Throws a UsageError where another page than a report has the name of one of the report's.
 *
 * @param ids experiments of the user's own that are about to run
 */
export function requireReportable(out: string, ids: readonly string[] = []): void {
  requireFolder(out, "--out");
  requirePagesFolder(out);
  const command = commandLine(["report", "--force", ...(out === "results" ? [] : ["--out", out])]);
  for (const file of reportFiles(out, [...listed.map(({ id }) => id), ...ids])) {
    requireOurs(file, isReport, `give another --out, or have it written over with: ${command}`);
  }
}

/** Throws a UsageError where something stands in the place of the folder of the report's pages: it is not written over. */
function requirePagesFolder(out: string): void {
  const folder = join(out, REPORT);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  requireOurs(folder, () => false, "move it away, or give another --out");
}

/** Writes the report over the newest run of each experiment; gives its path. `warn` is told of damaged runs. */
export function updateReport(out: string, warn: (line: string) => void): string {
  return writeReport(out, { experiments: listed, items: allItems(), claims: claims(), code: packageDigest() }, warn);
}

/** Writes the report where it is not there, is older than a run, or was made by other code than now. */
export function keepReportCurrent(out: string, warn: (line: string) => void): void {
  if (!isCurrentReport(out, packageDigest())) updateReport(out, warn);
}
