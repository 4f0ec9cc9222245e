import { existsSync, lstatSync, readFileSync } from "node:fs";
import { UsageError } from "./errors.js";

/** What would be right where a command has both options. */
export const OTHER_OUT_OR_FORCE = "give another --out, or --force to write over it";

/**
 * Refuses to write over what the lab did not write.
 *
 * @param path what is about to be written; a missing one will do
 * @param isOurs whether a text is one that the lab wrote there
 * @param instead what would be right
 * @throws UsageError of one line that names the path
 */
export function requireOurs(path: string, isOurs: (text: string) => boolean, instead: string = OTHER_OUT_OR_FORCE): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (existsSync(path) && !found.isDirectory() && isOurs(readFileSync(path, "utf8"))) return;
  throw new UsageError(`${path} is there already, and ridgelab did not write it; ${instead}`);
}
