import { join } from "node:path";
import type { Command } from "commander";
import { compareRuns } from "../lab/compareRuns.js";
import { findRun } from "../lab/findRun.js";
import { requireFolder } from "../lab/requireFolder.js";
import { printable } from "../printable.js";
import { toText } from "../tables/text.js";

export function registerCompare(program: Command): void {
  program
    .command("compare")
    .description("what differs between runs: settings, numbers with intervals, figures overlaid")
    .argument("<run...>", "runs: by name, beginning of their own name, ID/RUN or folder; an experiment's id is its newest")
    .option("--out <dir>", "results folder", "results")
    .action((words: string[], flags: { out: string }) => {
      requireFolder(flags.out, "--out");
      const { folder, settings, numbers, figures } = compareRuns(
        flags.out,
        words.map((word) => findRun(flags.out, word)),
      );
      process.stdout.write(`${settings.title}\n\n${toText(settings)}\n${numbers.title}\n\n${toText(numbers)}\n`);
      for (const id of Object.keys(figures)) process.stdout.write(`${printable(join(folder, "figures", `${id}.html`))}\n`);
      process.stdout.write(`${printable(join(folder, "tables"))}\n`);
    });
}
