import type { Command } from "commander";
import { openPrints } from "../../experiments/shared/openPrints.js";
import { createReporter } from "../lab/progress.js";
import { parseGrid, sweep } from "../lab/sweep.js";
import { collect } from "./collect.js";
import { keepReportCurrent, requireReportable } from "./report.js";
import { addRunFlags, nameResult, processesFor, type RunFlags, seedsOf } from "./run.js";
import { commandLine, openExperiment, typedOptions } from "./shared.js";

export function registerSweep(program: Command): void {
  addRunFlags(program.command("sweep").argument("<id>", "an experiment"))
    .description("runs an experiment over the product of the grids, with one table and one figure over all runs")
    .requiredOption("--grid <key=a,b,…>", "values of a setting; may be given more than once", collect)
    .option("--yes", "does more than a thousand runs")
    .action(async (word: string, flags: RunFlags & { grid: string[]; yes?: boolean }, typed: Command) => {
      const reporter = createReporter({ quiet: program.opts<{ quiet?: boolean }>().quiet });
      const experiment = await openExperiment(word);
      const axes = flags.grid.map(parseGrid);
      const seeds = seedsOf(flags, typed);
      requireReportable(flags.out, [experiment.id]);
      const data = await openPrints(flags.data, { out: flags.out, reporter, skipDamaged: flags.skipDamaged });
      const words = ["run", word, ...typedOptions(typed, ["--grid", "--seeds", "--jobs", "--name", "--yes"])];
      const { folder } = await sweep(experiment, axes, {
        ...flags,
        ...{ file: flags.config, data, reporter, seeds },
        command: commandLine(["sweep", word, ...typedOptions(typed)]),
        pointCommand: (point, seed) =>
          commandLine([...words, ...(seeds ? ["--seed", `${seed}`] : []), ...point.flatMap((value) => ["--set", value])]),
        processes: processesFor(word, flags),
      });
      nameResult(folder, flags, reporter);
      keepReportCurrent(flags.out, (line) => reporter.warn(`  ${line}`));
      reporter.line(`report: ${flags.out}/index.html`);
    });
}
