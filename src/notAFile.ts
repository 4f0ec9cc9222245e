import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Why a path is nothing to read, to follow its name; undefined where it is a file, or missing. A pipe that the system lends (`<(…)`,
 * /dev/stdin) will do: somebody writes it; so will /dev/null, which is empty. One with a name may never be written, and holds up even Ctrl-C.
 */
export function notAFile(path: string): string | undefined {
  let found: Stats | undefined;
  try {
    found = statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // reading it says why
  }
  if (!found || found.isFile()) return undefined;
  if (found.isDirectory()) return "is a folder; give a file";
  return /^\/(?:dev\/(?:fd\/|stdin$|null$)|proc\/)/.test(resolve(path)) ? undefined : "is a pipe or a device; give a file";
}
