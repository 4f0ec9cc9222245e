import { readFileSync } from "node:fs";
import { transpileFile } from "./typescript.js";

/** A module's JavaScript as it runs; a TypeScript file, of a user's own experiment, without its types. */
export function readCode(file: string): string {
  return file.endsWith(".ts") ? transpileFile(file) : readFileSync(file, "utf8");
}
