import { readFileSync } from "node:fs";

/** A module's JavaScript as it runs. */
export function readCode(file: string): string {
  return readFileSync(file, "utf8");
}
