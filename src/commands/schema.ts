import type { Command } from "commander";
import { configSchema } from "../lab/configSchema.js";
import { openExperiment } from "./shared.js";

export function registerSchema(program: Command): void {
  program
    .command("schema")
    .description("a JSON Schema of an experiment's configuration files, by which an editor completes and checks them")
    .argument("<id>", "an experiment, or a file with one of your own")
    .action(async (id: string) => {
      process.stdout.write(`${JSON.stringify(configSchema(await openExperiment(id)), null, 2)}\n`);
    });
}
