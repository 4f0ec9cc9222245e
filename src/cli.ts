#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { closeAll } from "./atEnd.js";
import { requireBackend } from "./commands/backendOption.js";
import { registerCommands } from "./commands/registerCommands.js";
import { runCleanups } from "./interrupt.js";
import { oneLine, RunError, UsageError } from "./lab/errors.js";
import { packageVersion } from "./packageRoot.js";
import { printable } from "./printable.js";
import { NotAFileError } from "./realTarget.js";
import { threads } from "./threads.js";

const program = new Command("ridgelab")
  .description("Reruns the experiments of two fingerprint papers and writes tables, figures and a report.")
  .version(packageVersion())
  .option("-q, --quiet", "only warnings and errors")
  .showSuggestionAfterError()
  .configureOutput({ outputError: () => {} })
  .exitOverride();

await registerCommands(program, process.argv.slice(2));

// A wrong environment is a wrong call, whatever the command.
program.hook("preAction", () => {
  try {
    threads();
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
  requireBackend();
});

for (const [signal, number] of [
  ["SIGINT", 2],
  ["SIGTERM", 15],
  ["SIGHUP", 1],
] as const) {
  process.once(signal, () => {
    runCleanups();
    process.stderr.write("\nridgelab: stopped; what was finished is kept, the same command goes on from there\n");
    process.exit(128 + number);
  });
}

// Whoever reads along may stop (`| head -1`): the work goes on. What cannot be written for another reason is said, once.
process.stderr.on("error", () => {});
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE" || process.exitCode) return;
  process.exitCode = 1;
  process.stderr.write(`ridgelab: standard output could not be written: ${oneLine(error)}\n`);
});

// Whatever ends it, a lock is given back.
process.once("exit", runCleanups);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitStatus(error);
  if (process.exitCode !== 0) process.stderr.write(`ridgelab: ${printable(explain(error))}\n`);
} finally {
  await closeAll();
}

/** 0 done (help and version too), 2 the call was wrong, 1 the run failed. */
function exitStatus(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 || error.code === "commander.help" ? 0 : 2;
  return error instanceof UsageError || error instanceof NotAFileError ? 2 : 1;
}

function explain(error: unknown): string {
  if (error instanceof CommanderError) return error.message.replace(/^error: /, "").replaceAll("\n", " ");
  if (process.env.RIDGELAB_DEBUG && error instanceof Error && !(error instanceof UsageError) && !(error instanceof RunError)) {
    return error.stack ?? error.message;
  }
  return oneLine(error);
}
