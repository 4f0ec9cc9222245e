import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { threadId } from "node:worker_threads";

let counter = 0;

/** A name beside `path` that no other process or thread uses; `leftover` recognises it later. */
export function temporaryName(path: string): string {
  counter += 1;
  return `${path}.tmp-${process.pid}-${threadId}-${counter}`;
}

/** The process number in a temporary name, or undefined where the name is no temporary one. */
export function temporaryOwner(name: string): number | undefined {
  const match = /\.tmp-(\d+)-\d+-\d+$/.exec(name);
  return match ? Number(match[1]) : undefined;
}

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
 * Writes a whole file or nothing: to a temporary name, synced, renamed.
 * On an error (a full disk, say) the temporary file is removed and an older file of that name stays as it was.
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const temporary = temporaryName(path);
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  try {
    const handle = openSync(temporary, "wx");
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** As `writeFileAtomic`, making the folder where it is missing. */
export function writeFileInto(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic(path, content);
}
