import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import type { Command } from "commander";
import { decryptAge } from "../keys/ageFile.js";
import { ageIdentity } from "../keys/ageIdentity.js";
import { decryptFernet } from "../keys/fernet.js";
import { OtherKeyError } from "../keys/otherKeyError.js";
import { RunError, UsageError } from "../lab/errors.js";
import { createReporter } from "../lab/progress.js";
import { printable } from "../printable.js";
import { collect } from "./collect.js";
import { addKeyFlags, deriveKeys, type KeyFlags, quiet } from "./key.js";
import { requireOther, withProgress, writeDocument } from "./keys/documents.js";

interface DecryptFlags extends KeyFlags {
  print: string[];
  out?: string;
  force?: boolean;
}

export function registerDecrypt(program: Command): void {
  addKeyFlags(program.command("decrypt"))
    .argument("<file>", "a document that was encrypted, as age file (armoured or not) or Fernet token")
    .requiredOption(
      "--print <file>",
      "a print of the finger; of scheme vault it may be given more than once: any one opens, or all fingers where several are needed",
      collect,
    )
    .option("--out <file>", "(default: the name without .age or .fernet)")
    .option("--force", "write over a file that is there already")
    .description("opens a document with the key of a print")
    .action((file: string, flags: DecryptFlags) => decrypt(file, flags, quiet(program)));
}

async function decrypt(file: string, flags: DecryptFlags, quiet: boolean): Promise<void> {
  const bare = file.replace(/\.(age|fernet)$/, "");
  if (flags.out === undefined && bare === file) throw new UsageError(`${file} ends in neither .age nor .fernet; give --out FILE`);
  const out = flags.out ?? bare;
  await requireOther({ ...flags, document: file }, out);
  const { fernet, size } = await look(file);
  const openWith = async (key: Uint8Array): Promise<void> => {
    if (fernet) return writeDocument(out, [decryptFernet((await readFile(file, "utf8")).trim(), key)], { force: flags.force });
    const document = withProgress(createReadStream(file), "decrypting", size, createReporter({ quiet }));
    return writeDocument(out, decryptAge(document, ageIdentity(key)), { force: flags.force });
  };
  let refused: Error | undefined;
  for await (const { key } of deriveKeys(flags.print, flags, quiet)) {
    try {
      await openWith(key);
      process.stdout.write(`${printable(out)}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error) || "code" in error || error instanceof UsageError) throw error;
      refused = error;
      if (!(error instanceof OtherKeyError)) break;
    }
  }
  throw new RunError(`${file} does not open: ${refused?.message}`);
}

/** Whether a file begins as a Fernet token does (its version byte, 0x80, in base64), and its size. */
async function look(file: string): Promise<{ fernet: boolean; size: number }> {
  const handle = await open(file, "r");
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return { fernet: buffer.toString("latin1", 0, bytesRead) === "gAAA", size: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}
