import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTemporaryFolder } from "./makeTemporaryFolder.js";

/** What system errors say of a folder that takes no files, and what to do. */
const PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|EDQUOT|no space left/i, "is full; free some space, or set TMPDIR to another folder"],
  [/EACCES|EPERM|EROFS/, "cannot be written to; set TMPDIR to a folder that can"],
  [/ENOENT|ENOTDIR/, "does not exist; make it, or set TMPDIR to another folder"],
];

/** One line about the system's temporary folder, where an error of writing into it says that it took no file; else undefined. */
export function temporaryFolderProblem(error: unknown): string | undefined {
  const text = error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ""} ${error.message}` : String(error);
  const found = PROBLEMS.find(([pattern]) => pattern.test(text));
  return found && `the temporary folder ${tmpdir()} ${found[1]}`;
}

/** The same, after an attempt to write some bytes there, of which nothing is left. */
export function probeTemporaryFolder(bytes: number): string | undefined {
  let folder: string | undefined;
  try {
    folder = makeTemporaryFolder("probe-room");
    writeFileSync(join(folder, "probe"), new Uint8Array(bytes));
    return undefined;
  } catch (error) {
    return temporaryFolderProblem(error);
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
