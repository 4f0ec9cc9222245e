import { rmSync } from "node:fs";
import { link, lstat, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "../atomicFile.js";
import { onInterrupt } from "../interrupt.js";
import { realTarget } from "../realTarget.js";
import { sweepOnce, temporaryName } from "../temporaries.js";

/**
 * Writes a stream to a file, whole or not at all: to a temporary name, synced, renamed. Links are followed and stay. Where the stream or the disk fails, or the user
 * interrupts it, nothing is left behind and an older file of that name stays as it was.
 *
 * @param options.mode permissions of the file; default 0o600, its owner only
 * @param options.replace whether an older file of that name may be written over; default true
 * @throws an error with the code EEXIST where it may not, and a NotAFileError where no file can stand
 */
export async function writeStreamAtomic(
  path: string,
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { mode = 0o600, replace = true }: { mode?: number; replace?: boolean } = {},
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = realTarget(path);
  sweepOnce(dirname(target));
  const temporary = temporaryName(target);
  const takeBack = onInterrupt(() => rmSync(temporary, { force: true }));
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      for await (const bytes of stream) await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await (replace ? rename(temporary, target) : renameNew(temporary, target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    takeBack();
  }
  syncFolder(dirname(target));
}

/** Gives a file a name that nothing has, even if something came to have it meanwhile. */
async function renameNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // A file system without hard links.
    if (await lstat(to).catch(() => undefined)) throw Object.assign(new Error(`${to} exists already`), { code: "EEXIST" });
    return rename(from, to);
  }
  await rm(from);
}
