import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { ageIdentity, ageRecipient } from "../keys/ageIdentity.js";
import { keyText } from "../keys/keyText.js";
import type { VaultHelper } from "../keys/vault/helper.js";
import { RunError, UsageError } from "../lab/errors.js";
import { createReporter } from "../lab/progress.js";
import { requireFile } from "../lab/requireFile.js";
import { requireFolder } from "../lab/requireFolder.js";
import { printable } from "../printable.js";
import { deriveCommitted, enrolCommitted } from "./keys/commitmentKeys.js";
import {
  type DerivedKey,
  damageLine,
  findFile,
  noFinger,
  recordFiles,
  removeRecord,
  requireName,
  SCHEMES,
  type Scheme,
} from "./keys/keyRecords.js";
import { withLock } from "./keys/lockFile.js";
import { derivePaper, enrolPaper, removePaper, repairPaper } from "./keys/paperKeys.js";
import { KEY_WEIGHTS, openVectors } from "./keys/printVectors.js";
import { schemeOf } from "./keys/schemeOf.js";
import { deriveVaults, enrolVault, fingersOf, type VaultFinger } from "./keys/vaultKeys.js";

/** The options of every command that makes keys from prints. */
export interface KeyFlags {
  scheme?: Scheme;
  store: string;
  weights?: string;
  passphraseFile?: string;
}

interface EnrolFlags extends KeyFlags {
  finger?: string[];
  force?: boolean;
}

/** Declares them. */
export function addKeyFlags(command: Command): Command {
  return addStoreFlag(command)
    .option(
      "--scheme <name>",
      "paper (nearest mean on pretrained features, in place of paper A's ANN on a tuned network), commitment or vault (of minutiae) (default: vault where nobody is enrolled, the scheme that all enrolled fingers have, else paper)",
      schemeName,
    )
    .option("--weights <name>", `weights of the network, of schemes paper and commitment (default: "${KEY_WEIGHTS}")`)
    .addOption(passphraseOption());
}

export function addStoreFlag(command: Command): Command {
  return command.option("--store <dir>", "folder of the enrolled fingers", join("data", "keys"));
}

export function registerKey(program: Command): void {
  const key = program.command("key").description("keys from prints: enroll, list, derive, remove, repair");
  addKeyFlags(key.command("enroll"))
    .argument("<name>", "what the finger is called")
    .argument("[print...]", "pictures of its prints, four or more for choice")
    .option(
      "--finger <name-and-prints...>",
      "of scheme vault, instead: a finger's name and its prints; given twice, both fingers are needed to open",
    )
    .option("--force", "replace a finger that is enrolled: what was encrypted for it never opens again")
    .description("enrolls a finger")
    .action((name: string, prints: string[], flags: EnrolFlags) => {
      requireName(name);
      requireFolder(flags.store, "--store");
      const fingers = fingersOf(prints, flags.finger ? process.argv.slice(2) : []);
      return changing(flags.store, () => enroll(name, fingers, flags, quiet(program)));
    });
  addStoreFlag(key.command("list")).description("the enrolled fingers").action(list);
  addKeyFlags(key.command("derive"))
    .argument(
      "<print...>",
      "a picture of a print; of scheme vault also several: any one opens, or all fingers where several are needed",
    )
    .addOption(new Option("--as <form>", "what is printed").choices(["key", "identity", "recipient"]).default("key"))
    .description("prints the key of the finger that a print is of; below its threshold there is none")
    .action(async (prints: string[], flags: KeyFlags & { as: "key" | "identity" | "recipient" }) => {
      const { key } = await deriveKey(prints, flags, quiet(program));
      const forms = { key: keyText, identity: ageIdentity, recipient: ageRecipient };
      process.stdout.write(`${await forms[flags.as](key)}\n`);
    });
  addStoreFlag(key.command("remove"))
    .argument("<name>", "an enrolled finger")
    .option("--scheme <name>", "paper, commitment or vault (default: the one it is enrolled in)", schemeName)
    .addOption(passphraseOption())
    .description("removes a finger; what was encrypted for it stays so")
    .action(async (name: string, flags: Omit<KeyFlags, "weights">) => {
      if (!existsSync(flags.store)) throw noFinger(flags.store, name, flags.scheme);
      const scheme = await changing(flags.store, () => remove(name, flags));
      process.stdout.write(`removed ${name} (${scheme})\n`);
    });
  addStoreFlag(key.command("repair"))
    .addOption(passphraseOption())
    .description("writes the records of fingers of scheme paper anew that are damaged or lost, from the store")
    .action(repair);
}

/** Removes a finger, also one that only the store has. Gives its scheme. */
async function remove(name: string, flags: Omit<KeyFlags, "weights">): Promise<Scheme> {
  const { store } = flags;
  const found = findFile(store, name, flags.scheme);
  const scheme = found?.scheme ?? flags.scheme ?? "paper";
  requireUsed({ passphraseFile: flags.passphraseFile }, scheme);
  if (scheme !== "paper" && found) removeRecord(store, name, scheme);
  else if (scheme !== "paper" || !(await removePaper({ ...flags, folder: store }, name)))
    throw noFinger(store, name, flags.scheme);
  return scheme;
}

async function repair({ store, passphraseFile }: { store: string; passphraseFile?: string }): Promise<void> {
  if (!existsSync(store)) throw new UsageError(`there is no folder ${store}; give the fingers' with --store`);
  const { written, orphaned } = await changing(store, () => repairPaper({ folder: store, passphraseFile }));
  for (const { name, recipient } of written) process.stdout.write(`${name} ${recipient}\n`);
  for (const name of orphaned) {
    process.stderr.write(
      `ridgelab: the store has no finger ${name}: what is encrypted for it opens nowhere; "ridgelab key remove ${name} --scheme paper" removes its record\n`,
    );
  }
  process.stderr.write(
    `${written.length === 0 ? "every finger of the store has its record" : `${written.length} written anew`}\n`,
  );
}

/** The key that prints give, the first of `deriveKeys`. */
export async function deriveKey(prints: readonly string[], flags: KeyFlags, quiet: boolean): Promise<DerivedKey> {
  for await (const found of deriveKeys(prints, flags, quiet)) return found;
  throw new RunError(`${prints.join(", ")}: no key`);
}

/** Every key that prints give, and whose it is, said on standard error; more than one where one finger has several names. Throws a RunError where there is none. */
export async function* deriveKeys(prints: readonly string[], flags: KeyFlags, quiet: boolean): AsyncGenerator<DerivedKey> {
  const scheme = schemeOf(flags.store, flags.scheme);
  const [print, second] = prints as [string, string | undefined];
  if (second !== undefined && scheme !== "vault") {
    throw new UsageError(`scheme ${scheme} takes one print; got ${prints.length}`);
  }
  requireUsed(flags, scheme);
  const reporter = createReporter({ quiet });
  if (scheme === "vault") {
    for (const file of prints) requireFile(file);
    for await (const found of deriveVaults(flags.store, prints, reporter)) {
      process.stderr.write(
        `${printable(prints.join(", "))}: ${second === undefined ? "opens" : "open"} the vault of ${found.name}\n`,
      );
      yield found;
    }
    return;
  }
  const vectors = await openVectors(flags.store, flags.weights ?? KEY_WEIGHTS, reporter);
  requireFile(print);
  if (scheme === "commitment") {
    for await (const found of deriveCommitted(flags.store, print, vectors)) {
      process.stderr.write(`${printable(print)}: opens the commitment of ${found.name}\n`);
      yield found;
    }
    return;
  }
  const found = await derivePaper({ ...flags, folder: flags.store }, print, vectors);
  process.stderr.write(`${printable(print)}: taken for ${found.name}\n${strengthLine(found.fingers)}\n`);
  yield found;
}

/** One change of the enrolled fingers at a time: of two at once the later would undo the earlier, and with it a key that is in use. */
function changing<T>(store: string, change: () => Promise<T>): Promise<T> {
  return withLock(join(store, "changing.lock"), change);
}

/** Throws a UsageError where weights or a passphrase are given for a scheme that has none. */
function requireUsed({ weights, passphraseFile }: Pick<KeyFlags, "weights" | "passphraseFile">, scheme: Scheme): void {
  if (scheme === "vault" && weights !== undefined)
    throw new UsageError("--weights is of schemes paper and commitment; got scheme vault, which rests on minutiae alone");
  if (scheme !== "paper" && passphraseFile !== undefined)
    throw new UsageError(`--passphrase-file is of scheme paper; got scheme ${scheme}, whose records need no passphrase`);
}

async function enroll(name: string, fingers: readonly VaultFinger[], flags: EnrolFlags, quiet: boolean): Promise<void> {
  const { store, force } = flags;
  const scheme = schemeOf(flags.store, flags.scheme);
  const prints = fingers.flatMap(({ files }) => files);
  requireUsed(flags, scheme);
  if (flags.finger && scheme !== "vault") throw new UsageError(`--finger is of scheme vault; got scheme ${scheme}`);
  if (!flags.finger && prints.length === 0) throw new UsageError(`there must be a print of ${name}; got none`);
  const there = recordFiles(store).filter((file) => file.scheme === scheme);
  const same = there.find((file) => file.name === name);
  if (same?.record && !force) {
    throw new UsageError(
      `${name} is enrolled already; "ridgelab key remove ${name} --scheme ${scheme}" first, or take another name`,
    );
  }
  // Of the paper's scheme the store knows better.
  if (same && !same.record && scheme !== "paper" && !force) throw new RunError(damageLine(same));
  if (scheme === "vault") {
    const { recipient, helper, strange } = await enrolVault(store, name, fingers, createReporter({ quiet }));
    process.stdout.write(`${name} ${recipient}\n`);
    for (const file of strange) {
      process.stderr.write(
        `ridgelab: ${printable(file)} looks like no other print of ${printable(name)}: is it of the same finger?\n`,
      );
    }
    process.stderr.write(`  ${vaultText(helper)}\n`);
    return;
  }
  const vectors = await openVectors(store, flags.weights ?? KEY_WEIGHTS, createReporter({ quiet }));
  for (const print of prints) requireFile(print);
  if (scheme === "commitment") {
    const { recipient, helper } = await enrolCommitted(store, name, prints, vectors);
    process.stdout.write(`${name} ${recipient}\n`);
    process.stderr.write(`  ${codeText(helper)}\n`);
  } else {
    const recipient = await enrolPaper({ ...flags, folder: store }, name, prints, vectors, { force });
    process.stdout.write(`${name} ${recipient}\n`);
    process.stderr.write(`${strengthLine(recordFiles(store).filter((file) => file.scheme === scheme).length)}\n`);
  }
}

function list({ store }: { store: string }): void {
  requireFolder(store, "--store");
  for (const file of recordFiles(store)) {
    if (!file.record) {
      process.stderr.write(`ridgelab: ${printable(damageLine(file))}\n`);
      continue;
    }
    const { name, scheme, prints, recipient, helper, vault, fingers, removing } = file.record;
    const count = `${prints} ${prints === 1 ? "print" : "prints"}`;
    const going = removing ? ', being removed: the same "key remove" ends it' : "";
    const named = fingers ? ` of ${fingers.join(" and ")}` : "";
    const about = [helper && codeText(helper), vault && vaultText(vault)].flatMap((text) => text ?? []);
    process.stdout.write(`${[`${name}: ${scheme}`, `${count}${named}`, recipient, ...about].join(", ")}${going}\n`);
  }
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

function vaultText({ vaults, settings, fingers }: VaultHelper): string {
  const features = vaults.map(({ polynomial }) => Buffer.from(polynomial, "base64").length / 2);
  const of = fingers > 1 ? ` of ${fingers} fingers, all needed` : "";
  return `a secret of ${16 * settings.secret} bits, locked with ${Math.max(...features)} minutiae${of}, as seen from ${vaults.length} of them; ${settings.secret + 2} of them open it`;
}

function schemeName(text: string): Scheme {
  const found = SCHEMES.find((scheme) => scheme === text);
  if (!found) throw new InvalidArgumentError(`It must be one of ${SCHEMES.join(", ")}.`);
  return found;
}

function passphraseOption(): Option {
  return new Option(
    "--passphrase-file <file>",
    "of scheme paper; first line: the passphrase (else RIDGELAB_PASSPHRASE, else asked for)",
  );
}

export function quiet(program: Command): boolean {
  return program.opts<{ quiet?: boolean }>().quiet === true;
}
