import type { Command } from "commander";
import { UsageError } from "../lab/errors.js";
import { collect } from "./collect.js";

interface ListedCommand {
  /** As the list of all commands shows it; each of them starts so. */
  readonly usage: string;
  readonly description: string;
  /** Loads the function that declares it with its options and what it does. */
  readonly load: () => Promise<(program: Command) => void>;
}

/** Every command, in the order in which they are listed. A test compares this with what each declares. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    usage: "list [id]",
    description: "the experiments and what they reproduce; with an id, its settings, tables and figures",
    load: async () => (await import("./list.js")).registerList,
  },
  {
    usage: "run [options] <id...>",
    description: "runs experiments and updates the report",
    load: async () => (await import("./run.js")).registerRun,
  },
  {
    usage: "sweep [options] <id>",
    description: "runs an experiment over the product of the grids, with one table and one figure over all runs",
    load: async () => (await import("./sweep.js")).registerSweep,
  },
  {
    usage: "runs [options] [id]",
    description: "lists runs: when, profile, data, seed, settings that differ from the profile's, headline",
    load: async () => (await import("./runs.js")).registerRuns,
  },
  {
    usage: "compare [options] <run...>",
    description: "what differs between runs: settings, numbers with intervals, figures overlaid",
    load: async () => (await import("./compare.js")).registerCompare,
  },
  {
    usage: "clean [options]",
    description:
      "removes results of finished stages and synthetic prints, which are computed again when wanted, and says how much; tables and figures of runs stay, and what a run in progress uses; stages that were stopped go with --older alone",
    load: async () => (await import("./clean.js")).registerClean,
  },
  {
    usage: "plan [options] <id>",
    description: "the runs that a call of run, or with --grid of sweep, would compute: what a cluster's engine schedules",
    load: async () => (await import("./plan.js")).registerPlan,
  },
  {
    usage: "archive [options] <run...>",
    description:
      "a research object (RO-Crate) of runs: tables, figures, settings and provenance in one ZIP file, without the prints",
    load: async () => (await import("./archive.js")).registerArchive,
  },
  {
    usage: "schema <id>",
    description: "a JSON Schema of an experiment's configuration files, by which an editor completes and checks them",
    load: async () => (await import("./schema.js")).registerSchema,
  },
  {
    usage: "report [options]",
    description:
      "writes index.html into the results folder, every published number beside ours, and runs.html, all runs to compare",
    load: async () => (await import("./report.js")).registerReport,
  },
  {
    usage: "figures [options] <id>",
    description: "draws the figures of the newest run again, at the size and in the formats a journal wants",
    load: async () => (await import("./figures.js")).registerFigures,
  },
  {
    usage: "metrics [options] <file...>",
    description: "error rates with intervals, DET, ROC, CMC and histograms from anybody's score files, side by side",
    load: async () => (await import("./metrics.js")).registerMetrics,
  },
  {
    usage: "data",
    description: "data sets: list, add, verify, synth",
    load: async () => (await import("./data.js")).registerData,
  },
  {
    usage: "weights",
    description: "weights of VGG16: list, add",
    load: async () => (await import("./weights.js")).registerWeights,
  },
  {
    usage: "identify [options] <print>",
    description: "whose print it is: the fingers of a gallery that are most alike, by their minutiae",
    load: async () => (await import("./identify.js")).registerIdentify,
  },
  {
    usage: "key",
    description: "keys from prints: enroll, list, derive, remove, repair",
    load: async () => (await import("./key.js")).registerKey,
  },
  {
    usage: "encrypt [options] <file>",
    description: "encrypts a document under the key of a print",
    load: async () => (await import("./encrypt.js")).registerEncrypt,
  },
  {
    usage: "decrypt [options] <file>",
    description: "opens a document with the key of a print",
    load: async () => (await import("./decrypt.js")).registerDecrypt,
  },
  {
    usage: "notebook",
    description: "runs, opens and checks notebooks, and describes their kernel to other programs",
    load: async () => (await import("./notebook.js")).registerNotebook,
  },
  {
    usage: "doctor [options]",
    description: "what this machine offers, and what is missing",
    load: async () => (await import("./doctor.js")).registerDoctor,
  },
];

/** Declares every command; only the one that is called, or asked for help, is loaded. */
export async function registerCommands(program: Command, args: readonly string[]): Promise<void> {
  const [first, second] = args.filter((word) => !word.startsWith("-"));
  const called = first === "help" ? second : first;
  for (const { usage, description, load } of COMMANDS) {
    if (usage.split(" ", 1)[0] === called) (await load())(program);
    else program.command(usage).description(description);
  }
  refuseSecondValues(program);
}

/** An option with one value may be given once: of two values one would be lost without a word. */
function refuseSecondValues(command: Command): void {
  for (const option of command.options) {
    if (option.isBoolean() || option.variadic || option.parseArg === collect) continue;
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) throw new UsageError(`${option.long} is given twice; it must be given once`);
      isGiven = true;
    });
  }
  for (const one of command.commands) refuseSecondValues(one);
}
