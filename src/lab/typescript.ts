import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import type ts from "typescript";

let registered = false;

/** Lets this thread import TypeScript files of a user's own experiment, and `ridgelab` from wherever they lie. */
export function registerTypeScript(): void {
  if (registered) return;
  registered = true;
  register(new URL("./typescriptHooks.js", import.meta.url));
}

/** A TypeScript file as JavaScript: types are dropped, nothing is checked. The compiler is the one that notebooks' cells use. */
export function transpileFile(file: string): string {
  const compiler = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as typeof ts;
  const compilerOptions = {
    module: compiler.ModuleKind.ESNext,
    target: compiler.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  };
  return compiler.transpileModule(readFileSync(file, "utf8"), { compilerOptions, fileName: file }).outputText;
}
