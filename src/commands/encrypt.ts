import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { type Command, Option } from "commander";
import { encryptAge } from "../keys/ageFile.js";
import { ageRecipient } from "../keys/ageIdentity.js";
import { armour } from "../keys/armour.js";
import { encryptFernet } from "../keys/fernet.js";
import { UsageError } from "../lab/errors.js";
import { createReporter } from "../lab/progress.js";
import { printable } from "../printable.js";
import { collect } from "./collect.js";
import { addKeyFlags, deriveKey, type KeyFlags, quiet, strengthLine } from "./key.js";
import { requireOther, withProgress, writeDocument } from "./keys/documents.js";
import { findRecord, recordFiles } from "./keys/keyRecords.js";

/** A token is one piece, in memory thrice. */
const FERNET_LIMIT = 64 * 2 ** 20;

interface EncryptFlags extends KeyFlags {
  print?: string[];
  to?: string;
  recipient?: string;
  format: "age" | "fernet";
  armor?: boolean;
  out?: string;
  force?: boolean;
}

export function registerEncrypt(program: Command): void {
  addKeyFlags(program.command("encrypt"))
    .argument("<file>", "a document")
    .option(
      "--print <file>",
      "encrypt under the key that this print gives; of scheme vault it may be given more than once",
      collect,
    )
    .option("--to <name>", "encrypt for an enrolled finger; needs neither print nor passphrase")
    .option("--recipient <age1…>", "encrypt for this recipient")
    .addOption(
      new Option("--format <name>", "fernet is for Python's cryptography, up to 64 MB").choices(["age", "fernet"]).default("age"),
    )
    .option("--out <file>", "(default: the document's name with .age or .fernet)")
    .option("-a, --armor", "an age file as text (ASCII armour), for mail and the like")
    .option("--force", "write over a file that is there already")
    .description("encrypts a document under the key of a print")
    .action((file: string, flags: EncryptFlags) => encrypt(file, flags, quiet(program)));
}

async function encrypt(file: string, flags: EncryptFlags, quiet: boolean): Promise<void> {
  const given = [flags.print, flags.to, flags.recipient].filter((who) => who !== undefined);
  if (given.length !== 1)
    throw new UsageError("say who is to open it: --print FILE, --to NAME or --recipient age1…, one of them");
  const unused =
    flags.print === undefined && (flags.passphraseFile === undefined ? flags.weights && "--weights" : "--passphrase-file");
  if (unused) throw new UsageError(`${unused} goes with --print; encrypting for --to or --recipient needs no print`);
  if (flags.format === "fernet" && flags.print === undefined) {
    throw new UsageError("a Fernet token is made and opened with the same key: give --print FILE");
  }
  if (flags.format === "fernet" && flags.armor) throw new UsageError("a Fernet token is text as it is; leave out --armor");
  const out = flags.out ?? `${file}.${flags.format}`;
  await requireOther({ ...flags, document: file }, out);
  const { size } = await stat(file);
  const options = { force: flags.force, mode: 0o666 };
  if (flags.format === "fernet") {
    if (size > FERNET_LIMIT) throw new UsageError(`${file} is ${size} bytes long; Fernet tokens are made up to ${FERNET_LIMIT}`);
    const { key } = await deriveKey(flags.print!, flags, quiet);
    await writeDocument(out, [Buffer.from(encryptFernet(await readFile(file), key))], options);
  } else {
    const recipient = await recipientOf(flags, quiet);
    const document = withProgress(createReadStream(file), "encrypting", size, createReporter({ quiet }));
    const sealed = encryptAge(document, recipient);
    await writeDocument(out, flags.armor ? armour(sealed) : sealed, options);
  }
  process.stdout.write(`${printable(out)}\n`);
}

/** Of the scheme that was asked for, else of the one that the finger is enrolled in. */
function recipientOfRecord({ store, to, scheme }: EncryptFlags): string {
  const found = findRecord(store, to!, scheme);
  const fingers = recordFiles(store).filter((file) => file.scheme === "paper").length;
  if (found.scheme === "paper") process.stderr.write(`${strengthLine(fingers)}\n`);
  return found.recipient;
}

async function recipientOf(flags: EncryptFlags, quiet: boolean): Promise<string> {
  if (flags.print !== undefined) return ageRecipient((await deriveKey(flags.print, flags, quiet)).key);
  if (flags.to !== undefined) return recipientOfRecord(flags);
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(flags.recipient!))
    throw new UsageError(`${flags.recipient} is no recipient of age (age1…)`);
  return flags.recipient!;
}
