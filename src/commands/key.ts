import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { ageIdentity, ageRecipient } from "../keys/ageIdentity.js";
import { keyText } from "../keys/keyText.js";
import { UsageError } from "../lab/errors.js";
import { createReporter } from "../lab/progress.js";
import { deriveCommitted, enrolCommitted } from "./keys/commitmentKeys.js";
import { findRecord, listRecords, removeRecord, requireName, SCHEMES, type Scheme } from "./keys/keyRecords.js";
import { withLock } from "./keys/lockFile.js";
import { derivePaper, enrolPaper, removePaper } from "./keys/paperKeys.js";
import { KEY_WEIGHTS, openVectors } from "./keys/printVectors.js";

/** The options of every command that makes keys from prints. */
export interface KeyFlags {
  scheme?: Scheme;
  store: string;
  weights: string;
  passphraseFile?: string;
}

/** Declares them. */
export function addKeyFlags(command: Command): Command {
  return addStoreFlag(command)
    .option(
      "--scheme <name>",
      "paper (nearest mean on pretrained features, in place of paper A's ANN on a tuned network) or commitment (default: paper, unless all enrolled fingers are commitments)",
      schemeName,
    )
    .option("--weights <name>", "weights of the network", KEY_WEIGHTS)
    .addOption(passphraseOption());
}

export function addStoreFlag(command: Command): Command {
  return command.option("--store <dir>", "folder of the enrolled fingers", join("data", "keys"));
}

export function registerKey(program: Command): void {
  const key = program.command("key").description("keys from prints: enroll, list, derive, remove");
  addKeyFlags(key.command("enroll"))
    .argument("<name>", "what the finger is called")
    .argument("<print...>", "pictures of its prints, four or more for choice")
    .description("enrolls a finger")
    .action((name: string, prints: string[], flags: KeyFlags) => {
      requireName(name);
      return changing(flags.store, () => enroll(name, prints, flags, quiet(program)));
    });
  addStoreFlag(key.command("list")).description("the enrolled fingers").action(list);
  addKeyFlags(key.command("derive"))
    .argument("<print>", "a picture of a print")
    .addOption(new Option("--as <form>", "what is printed").choices(["key", "identity", "recipient"]).default("key"))
    .description("prints the key of the finger that a print is of; below its threshold there is none")
    .action(async (print: string, flags: KeyFlags & { as: "key" | "identity" | "recipient" }) => {
      const { key } = await deriveKey(print, flags, quiet(program));
      const forms = { key: keyText, identity: ageIdentity, recipient: ageRecipient };
      process.stdout.write(`${await forms[flags.as](key)}\n`);
    });
  addStoreFlag(key.command("remove"))
    .argument("<name>", "an enrolled finger")
    .option("--scheme <name>", "paper or commitment (default: the one it is enrolled in)", schemeName)
    .addOption(passphraseOption())
    .description("removes a finger; what was encrypted for it stays so")
    .action(async (name: string, flags: Omit<KeyFlags, "weights">) => {
      const { scheme } = findRecord(flags.store, name, flags.scheme);
      await changing(flags.store, async () => {
        if (scheme === "paper") await removePaper({ ...flags, folder: flags.store }, name);
        else removeRecord(flags.store, name, scheme);
      });
      process.stdout.write(`removed ${name} (${scheme})\n`);
    });
}

/** The key that a print gives, and whose it is, said on standard error. */
export async function deriveKey(print: string, flags: KeyFlags, quiet: boolean): Promise<{ name: string; key: Uint8Array }> {
  const vectors = await openVectors(flags.store, flags.weights, createReporter({ quiet }));
  if (schemeOf(flags) === "commitment") {
    const found = await deriveCommitted(flags.store, print, vectors);
    process.stderr.write(`${print}: opens the commitment of ${found.name}\n`);
    return found;
  }
  const found = await derivePaper({ ...flags, folder: flags.store }, print, vectors);
  process.stderr.write(`${print}: taken for ${found.name}\n${strengthLine(found.fingers)}\n`);
  return found;
}

/** One change of the enrolled fingers at a time: of two at once the later would undo the earlier, and with it a key that is in use. */
function changing<T>(store: string, change: () => Promise<T>): Promise<T> {
  return withLock(join(store, "changing.lock"), change);
}

async function enroll(name: string, prints: string[], flags: KeyFlags, quiet: boolean): Promise<void> {
  const { store } = flags;
  const scheme = schemeOf(flags);
  const there = listRecords(store).filter((record) => record.scheme === scheme);
  if (there.some((record) => record.name === name)) {
    throw new UsageError(
      `${name} is enrolled already; "ridgelab key remove ${name} --scheme ${scheme}" first, or take another name`,
    );
  }
  const vectors = await openVectors(store, flags.weights, createReporter({ quiet }));
  if (scheme === "commitment") {
    const { recipient, helper } = await enrolCommitted(store, name, prints, vectors);
    process.stdout.write(`${name} ${recipient}\n`);
    process.stderr.write(`  ${codeText(helper)}\n`);
  } else {
    const recipient = await enrolPaper({ ...flags, folder: store }, name, prints, vectors);
    process.stdout.write(`${name} ${recipient}\n`);
    process.stderr.write(`${strengthLine(there.length + 1)}\n`);
  }
}

function list({ store }: { store: string }): void {
  for (const { name, scheme, prints, recipient, helper } of listRecords(store)) {
    const count = `${prints} ${prints === 1 ? "print" : "prints"}`;
    process.stdout.write(`${name}: ${scheme}, ${count}, ${recipient}${helper ? `, ${codeText(helper)}` : ""}\n`);
  }
}

function schemeOf({ scheme, store }: KeyFlags): Scheme {
  const records = listRecords(store);
  return scheme ?? (records.length > 0 && records.every((record) => record.scheme === "commitment") ? "commitment" : "paper");
}

/**
 * What the paper's scheme is here, and what it is worth: a key is a function of the stored vector, and a print only says whose. No network is
 * tuned while a finger is enrolled: features are those of the weights as they come, and the nearest mean says whose.
 */
export function strengthLine(fingers: number): string {
  const bits = Math.log2(fingers).toFixed(1);
  return `  scheme paper, its finger named by the nearest mean on pretrained features: whoever has the opened store needs at most ${fingers} ${fingers === 1 ? "guess" : "guesses"}, log2(enrolled fingers) = ${bits} bits`;
}

function codeText({ n, k, t }: { n: number; k: number; t: number }): string {
  return `BCH(${n}, ${k}): a secret of ${k} bits, up to ${t} of ${n} bits may differ`;
}

function schemeName(text: string): Scheme {
  const found = SCHEMES.find((scheme) => scheme === text);
  if (!found) throw new InvalidArgumentError(`It must be one of ${SCHEMES.join(", ")}.`);
  return found;
}

function passphraseOption(): Option {
  return new Option("--passphrase-file <file>", "first line: the passphrase (else RIDGELAB_PASSPHRASE, else asked for)");
}

export function quiet(program: Command): boolean {
  return program.opts<{ quiet?: boolean }>().quiet === true;
}
