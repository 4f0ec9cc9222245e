import type { Command } from "commander";
import { listed } from "../../experiments/catalogue.generated.js";
import { summarise } from "./summarise.js";

export function registerList(program: Command): void {
  program
    .command("list")
    .description("the experiments and what they reproduce; with an id, its settings, tables and figures")
    .argument("[id]", "an experiment, or a file with one of your own")
    .action(async (id?: string) => {
      process.stdout.write(id ? await describe(id) : listed.map(summarise).join("\n"));
    });
}

async function describe(id: string): Promise<string> {
  const { openExperiment } = await import("./shared.js");
  const { describeExperiment } = await import("./describeExperiment.js");
  return describeExperiment(await openExperiment(id));
}
