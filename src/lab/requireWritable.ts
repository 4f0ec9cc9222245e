import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "./errors.js";

/** Throws a UsageError where this user may write nothing into a folder, or, where it is missing, into the one in which it would be made. */
export function requireWritable(folder: string, option: string): void {
  let here = folder;
  while (!existsSync(here) && dirname(here) !== here) here = dirname(here);
  try {
    accessSync(here, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new UsageError(`${option}: no permission to write into ${here}; give another folder`, { cause });
  }
}
