import { stat } from "node:fs/promises";
import { UsageError } from "../../lab/errors.js";
import type { Reporter } from "../../lab/progress.js";

const MB = 1e6;

/** Throws a UsageError where both names are of one file, by whatever links. */
export async function requireOther(input: string, output: string): Promise<void> {
  const [from, to] = await Promise.all([stat(input), stat(output).catch(() => undefined)]);
  if (!from.isFile()) throw new UsageError(`${input} is no file`);
  if (to && from.dev === to.dev && from.ino === to.ino) throw new UsageError(`${output} is the input itself; give another --out`);
  if (to && !to.isFile()) throw new UsageError(`${output} is no file; give another --out`);
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
