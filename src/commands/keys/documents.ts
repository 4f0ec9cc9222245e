import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "../../lab/errors.js";
import type { Reporter } from "../../lab/progress.js";

const MB = 1e6;

/** What a command reads, beside which its output must be another file. */
export interface DocumentInputs {
  readonly document: string;
  readonly print?: string;
  readonly passphraseFile?: string;
  /** Folder of the enrolled fingers. */
  readonly store: string;
}

/** Throws a UsageError where the output is one of the inputs, by whatever links, or would lie in the store. */
export async function requireOther({ document, print, passphraseFile, store }: DocumentInputs, output: string): Promise<void> {
  const to = await stat(output).catch(() => undefined);
  if (!(await stat(document)).isFile()) throw new UsageError(`${document} is no file`);
  if (to && !to.isFile()) throw new UsageError(`${output} is no file; give another --out`);
  for (const input of [document, print, passphraseFile]) {
    const from = input === undefined ? undefined : await stat(input);
    if (to && from && from.dev === to.dev && from.ino === to.ino) {
      throw new UsageError(`${output} is the input itself; give another --out`);
    }
  }
  if (resolve(dirname(output)) === resolve(store))
    throw new UsageError(`${output} would lie among the enrolled fingers; give another --out`);
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
