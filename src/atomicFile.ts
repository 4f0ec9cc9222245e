import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { realTarget } from "./realTarget.js";
import { sweepOnce, temporaryName } from "./temporaries.js";

/** Makes what was renamed into a folder survive a power cut. Windows cannot open folders; there it does nothing. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a whole file or nothing: to a temporary name, synced, renamed. Links are followed and stay.
 * On an error (a full disk, say) the temporary file is removed and an older file of that name stays as it was.
 *
 * @throws NotAFileError where no file can stand
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const target = realTarget(path);
  const temporary = temporaryName(target);
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  sweepOnce(dirname(target));
  try {
    const handle = openSync(temporary, "wx");
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}

/** As `writeFileAtomic`, making the folder where it is missing, also where another process removes it at the same time. */
export function writeFileInto(path: string, content: string | Uint8Array): void {
  for (let left = 5; ; left--) {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileAtomic(path, content);
      return;
    } catch (error) {
      if (left === 0 || (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}
