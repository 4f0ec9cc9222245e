import { statSync } from "node:fs";
import { notAFile } from "../notAFile.js";
import { oneLine, UsageError } from "./errors.js";

/** Throws a UsageError where there is no such file, or a folder, a device or a pipe with a name. */
export function requireFile(path: string): void {
  try {
    statSync(path);
  } catch (cause) {
    throw new UsageError(oneLine(cause), { cause });
  }
  const reason = notAFile(path);
  if (reason) throw new UsageError(`${path} ${reason}`);
}
