import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../src/lab/errors.js";
import { fileError } from "../../src/prints/fileError.js";

/**
 * Paths of the `.tsp` files of a folder, by name; none where the folder is "".
 *
 * @throws UsageError of one line where it cannot be read or holds none
 */
export function tsplibFiles(folder: string): string[] {
  if (folder === "") return [];
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".tsp"));
  } catch (cause) {
    throw new UsageError(`tsplib: ${fileError(folder, cause).message}`, { cause });
  }
  if (names.length === 0) throw new UsageError(`tsplib: ${folder} must hold TSPLIB instances, files named *.tsp; it has none`);
  return names.sort().map((name) => join(folder, name));
}

/** What a run depends on of the folder: how many instances, and a digest of their files. Nothing where the folder is "". */
export function tsplibEnvironment(folder: string): Record<string, string> {
  const files = tsplibFiles(folder);
  if (files.length === 0) return {};
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\n");
  return { tsplib: `${files.length} instances, digest ${hash.digest("hex").slice(0, 12)}` };
}
