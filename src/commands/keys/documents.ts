import { lstat, realpath, stat } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { writeStreamAtomic } from "../../keys/writeStreamAtomic.js";
import { UsageError } from "../../lab/errors.js";
import type { Reporter } from "../../lab/progress.js";
import { requireFile } from "../../lab/requireFile.js";
import { requireFolder } from "../../lab/requireFolder.js";
import { OTHER_OUT_OR_FORCE } from "../../lab/requireOurs.js";
import { realTarget } from "../../realTarget.js";

const MB = 1e6;

/** What a command reads, beside which its output must be another file. */
export interface DocumentInputs {
  readonly document: string;
  readonly print?: readonly string[];
  readonly passphraseFile?: string;
  /** Folder of the enrolled fingers. */
  readonly store: string;
  /** Whether the output may be written over. */
  readonly force?: boolean;
}

/** Throws a UsageError where the output is one of the inputs, by whatever links, would lie in the store, or is there already. */
export async function requireOther(inputs: DocumentInputs, output: string): Promise<void> {
  const { document, print = [], passphraseFile, store, force } = inputs;
  const files = [document, ...print, passphraseFile];
  requireFolder(store, "--store");
  for (const input of files) if (input !== undefined) requireFile(input);
  const to = await stat(output).catch(() => undefined);
  if (!(await stat(document)).isFile()) throw new UsageError(`${document} is no file`);
  if (to && !to.isFile()) throw new UsageError(`${output} is no file; give another --out`);
  for (const input of files) {
    const from = input === undefined ? undefined : await stat(input);
    if (to && from && from.dev === to.dev && from.ino === to.ino) {
      throw new UsageError(`${output} is the input itself; give another --out`);
    }
  }
  const folder = await realpath(dirname(realTarget(output))).catch(() => resolve(dirname(output)));
  const fingers = await realpath(store).catch(() => resolve(store));
  if (folder === fingers || folder.startsWith(`${fingers}${sep}`))
    throw new UsageError(`${output} would lie among the enrolled fingers; give another --out`);
  if (!force && (await lstat(output).catch(() => undefined))) throw isThere(output);
}

function isThere(output: string): UsageError {
  return new UsageError(`${output} is there already; ${OTHER_OUT_OR_FORCE}`);
}

/** Writes a document, whole or not at all; without `force` over nothing, even if it came to be there since `requireOther` looked. */
export async function writeDocument(
  output: string,
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { force = false, mode }: { force?: boolean; mode?: number },
): Promise<void> {
  await writeStreamAtomic(output, stream, { mode, replace: force }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "EEXIST" ? isThere(output) : error;
  });
}

/** Passes a stream on and reports how far it is, in MB. */
export async function* withProgress(
  stream: AsyncIterable<Uint8Array>,
  label: string,
  size: number,
  reporter: Reporter,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of stream) {
    yield piece;
    done += piece.length;
    reporter.progress(label, Math.round(done / MB), Math.round(size / MB), "MB");
  }
}
