import { rmSync } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder, temporaryName } from "../atomicFile.js";
import { onInterrupt } from "../interrupt.js";

/**
 * Writes a stream to a file, whole or not at all: to a temporary name, synced, renamed. Where the stream or the disk fails, or the user
 * interrupts it, nothing is left behind and an older file of that name stays as it was.
 *
 * @param mode permissions of the file; default 0o600, its owner only
 */
export async function writeStreamAtomic(
  path: string,
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mode = 0o600,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryName(path);
  const takeBack = onInterrupt(() => rmSync(temporary, { force: true }));
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      for await (const bytes of stream) await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    takeBack();
  }
  syncFolder(dirname(path));
}
