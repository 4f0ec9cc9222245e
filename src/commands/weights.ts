import { join } from "node:path";
import type { Command } from "commander";
import { addWeights } from "../network/weights/addWeights.js";
import { listWeights, type WeightsRecord } from "../network/weights/listWeights.js";
import { shippedRecord } from "../network/weights/shippedWeights.js";

/** Where added weights lie, seen from the folder in which the command was typed. */
const FOLDER = join("data", "weights");

export function registerWeights(program: Command): void {
  const weights = program.command("weights").description("weights of VGG16: list, add");
  weights.command("list").description("the weights that experiments know by name").action(list);
  weights
    .command("add")
    .argument("<file.h5>", "Keras's VGG16, with or without its dense layers")
    .description("checks every layer of a Keras file, copies it under data/weights/ and records its digest")
    .option("--name <name>", "its name under data/weights/ (default: the file's)")
    .action(async (file: string, flags: { name?: string }) => {
      process.stdout.write(`${describe(await addWeights(file, FOLDER, flags))}\n`);
    });
}

async function list(): Promise<void> {
  process.stdout.write(`${describe(await shippedRecord())}\n`);
  process.stdout.write("data-dependent: fitted to synthetic prints by the lab when needed\n");
  process.stdout.write("untrained: drawn by the lab when needed (He et al. 2015)\n");
  for (const record of await listWeights(FOLDER)) process.stdout.write(`${describe(record)}\n`);
}

function describe({ name, source, digest }: WeightsRecord): string {
  return `${name}: from ${source}, digest ${digest.slice(0, 12)}`;
}
