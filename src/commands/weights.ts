import { join } from "node:path";
import { type Command, Option } from "commander";
import { UsageError } from "../lab/errors.js";
import { requireFile } from "../lab/requireFile.js";
import { type AddWeightsOptions, addWeights } from "../network/weights/addWeights.js";
import { listWeights, type WeightsRecord } from "../network/weights/listWeights.js";
import { shippedRecord } from "../network/weights/shippedWeights.js";
import { printable } from "../printable.js";

/** Where added weights lie, seen from the folder in which the command was typed. */
const FOLDER = join("data", "weights");

export function registerWeights(program: Command): void {
  const weights = program.command("weights").description("weights of VGG16: list, add");
  weights.command("list").description("the weights that experiments know by name").action(list);
  weights
    .command("add")
    .argument(
      "<file>",
      "Keras's VGG16 (.h5, .weights.h5, .keras), with or without its dense layers, or a model that contains one",
    )
    .description("checks every layer of a Keras file, copies it under data/weights/ and records its digest")
    .option("--name <name>", "its name under data/weights/ (default: the file's)")
    .addOption(
      new Option("--kernels <order>", "how kernels of Keras 1 are meant, where neither the file nor its name says so").choices([
        "tensorflow",
        "theano",
      ]),
    )
    .action(async (file: string, flags: AddWeightsOptions) => {
      requireFile(file);
      const added = await addWeights(file, FOLDER, flags).catch((cause: Error) => {
        // What is no such weights, or has a name that is taken, was the wrong thing to ask for; a disk that is full was not.
        throw "code" in cause ? cause : new UsageError(cause.message, { cause });
      });
      process.stdout.write(`${printable(describe(added))}\n`);
    });
}

async function list(): Promise<void> {
  process.stdout.write(`${describe(await shippedRecord())}\n`);
  process.stdout.write("data-dependent: fitted to synthetic prints by the lab when needed\n");
  process.stdout.write("untrained: drawn by the lab when needed (He et al. 2015)\n");
  for (const record of await listWeights(FOLDER)) process.stdout.write(`${printable(describe(record))}\n`);
}

function describe({ name, source, digest }: WeightsRecord): string {
  return `${name}: from ${source}, digest ${digest.slice(0, 12)}`;
}
