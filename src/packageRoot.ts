import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface Manifest {
  readonly name?: string;
  readonly version: string;
}

let found: string | undefined;

/**
 * The folder of the ridgelab package, absolute: the nearest one above this file whose package.json is named "ridgelab".
 * The same from `src/` (tests) and from `dist/src/` (compiled), so shipped files (`papers/`, `data/`) are found from both.
 * Throws an Error where there is no such folder.
 */
export function packageRoot(): string {
  found ??= climb(dirname(fileURLToPath(import.meta.url)));
  return found;
}

/** The version in ridgelab's package.json. */
export function packageVersion(): string {
  return manifestOf(packageRoot())!.version;
}

/**
 * A file that ships with the package, absolute. The path is written out in the call, from the package's root: that is how the digest of
 * a stage's code finds the data files that it reads.
 */
export function dataFile(path: string): string {
  return join(packageRoot(), path);
}

function climb(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (manifestOf(folder)?.name === "ridgelab") return folder;
    if (folder === dirname(folder)) throw new Error(`no package.json named "ridgelab" in ${start} or above it`);
  }
}

function manifestOf(folder: string): Manifest | undefined {
  const file = join(folder, "package.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : undefined;
}
