import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** A file was to be written where none can stand; the message is one line that names it. The call was wrong. */
export class NotAFileError extends Error {
  override readonly name = "NotAFileError";
}

/**
 * The path that writing `path` whole must replace: what its links lead to, so that the links stay.
 *
 * @throws NotAFileError where a folder, a device or a pipe stands there: those are not replaced, and not written to
 */
export function realTarget(path: string): string {
  let here = path;
  for (let links = 0; links < 40; links++) {
    const folder = attempt(() => realpathSync(dirname(here)));
    if (folder === undefined) return here;
    // The system's links to what is open: /dev/stdout leads here.
    if (/^\/proc(\/|$)/.test(folder)) throw new NotAFileError(`${path}: is a device or a pipe; give a file`);
    const entry = join(folder, basename(here));
    const found = lstatSync(entry, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) here = resolve(folder, readlinkSync(entry));
    else if (!found || found.isFile()) return links === 0 ? path : entry;
    else throw new NotAFileError(`${path}: is a ${found.isDirectory() ? "folder" : "device or a pipe"}; give a file`);
  }
  throw new NotAFileError(`${path}: its links lead in a circle; give a file`);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
