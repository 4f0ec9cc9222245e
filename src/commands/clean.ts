import { existsSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import { cleanCache } from "../lab/cleanCache.js";
import { UsageError } from "../lab/errors.js";
import { requireFolder } from "../lab/requireFolder.js";
import { toText } from "../tables/text.js";

interface CleanFlags {
  older?: number;
  keepRuns?: boolean;
  dryRun?: boolean;
  out: string;
}

export function registerClean(program: Command): void {
  program
    .command("clean")
    .description(
      "removes results of finished stages and synthetic prints, which are computed again when wanted, and says how much; tables and figures of runs stay, and what a run in progress uses; stages that were stopped go with --older alone",
    )
    .option("--older <time>", "only what was not used for so long: 12h, 30d, 8w", duration)
    .option("--keep-runs", "leaves what the runs that are there were made from")
    .option("--dry-run", "shows what would be removed, and removes nothing")
    .option("--out <dir>", "results folder", "results")
    .action((flags: CleanFlags) => {
      requireFolder(flags.out, "--out");
      if (!existsSync(flags.out)) throw new UsageError(`--out: there is no folder ${flags.out}`);
      const { table, bytes, running } = cleanCache(flags.out, flags);
      if (table.rows.length > 0) process.stdout.write(`${toText(table)}\n`);
      if (running.length > 0) process.stdout.write(`at work, and left alone: ${running.join(", ")}\n`);
      process.stdout.write(`${flags.dryRun ? "would remove" : "removed"} ${(bytes / 1e6).toFixed(1)} MB\n`);
    });
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** A time such as 30d, in milliseconds. */
function duration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([hdw])$/.exec(text.trim()) ?? [];
  if (!count || Number(count) === 0) throw new InvalidArgumentError("It must be a time such as 12h, 30d or 8w.");
  return Number(count) * UNITS[unit!]!;
}
