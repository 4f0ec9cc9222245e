import { statSync } from "node:fs";
import { oneLine, UsageError } from "./errors.js";

/** Throws a UsageError where there is no such file, or a folder. A pipe will do. */
export function requireFile(path: string): void {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (cause) {
    throw new UsageError(oneLine(cause), { cause });
  }
  if (isFolder) throw new UsageError(`${path} is a folder; give a file`);
}
