import { lstatSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "./errors.js";

/** Throws a UsageError where a path is, or lies below, something that is no folder; a missing one will do. */
export function requireFolder(path: string, option: string): void {
  for (let here = path; ; here = dirname(here)) {
    const found = attempt(() => statSync(here)) ?? attempt(() => lstatSync(here));
    if (found?.isDirectory()) return;
    if (found) throw new UsageError(`${option}: ${here} is ${found.isFile() ? "a file" : "no folder"}; give a folder`);
    if (dirname(here) === here) return;
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
