import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { runCleanups } from "../../interrupt.js";
import { UsageError } from "../../lab/errors.js";
import { requireFile } from "../../lab/requireFile.js";

/** Where the passphrase may stand beside a file; never in the command itself, which others can list. */
const VARIABLE = "RIDGELAB_PASSPHRASE";

/**
 * The store's passphrase: the first line of a file, else the environment's, else asked for on the terminal without showing it.
 *
 * @param file from `--passphrase-file`
 * @param isNew ask twice
 */
export async function readPassphrase(file: string | undefined, isNew: boolean): Promise<string> {
  const given = file === undefined ? process.env[VARIABLE] : firstLine(file);
  if (given !== undefined) return required(given);
  if (!process.stdin.isTTY) {
    throw new UsageError(
      `the store needs a passphrase: set ${VARIABLE} or give --passphrase-file FILE, or run this on a terminal`,
    );
  }
  const answer = required(await ask("passphrase of the store: "));
  if (isNew && answer !== (await ask("again: "))) throw new UsageError("the two passphrases differ");
  return answer;
}

function firstLine(file: string): string {
  requireFile(file);
  return readFileSync(file, "utf8").split(/\r?\n/, 1)[0]!;
}

function required(passphrase: string): string {
  if (passphrase === "") throw new UsageError("the passphrase is empty");
  return passphrase;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  terminal.once("SIGINT", () => {
    process.stderr.write("\n");
    runCleanups();
    process.exit(130);
  });
  try {
    return await new Promise<string>((resolve, reject) => {
      // Ctrl-D.
      terminal.once("close", () => reject(new UsageError("no passphrase was given")));
      terminal.question("").then(resolve, reject);
    });
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
