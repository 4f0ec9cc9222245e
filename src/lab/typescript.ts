import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type ts from "typescript";

/** A file that was compiled: of these bytes this is the JavaScript. */
export interface Compiled {
  readonly file: string;
  readonly source: string;
  readonly code: string;
}

let fromHooks: MessagePort | undefined;
const compiled = new Map<string, Compiled>();

/** Lets this thread import TypeScript files of a user's own experiment, and `ridgelab` from wherever they lie. */
export function registerTypeScript(): void {
  if (fromHooks) return;
  const { port1, port2 } = new MessageChannel();
  port1.unref();
  fromHooks = port1;
  register(new URL("./typescriptHooks.js", import.meta.url), { data: port2, transferList: [port2] });
}

/**
 * A TypeScript file as JavaScript. What this thread has imported was compiled in the hooks' thread and is taken from there: loading the
 * compiler takes a third of a second.
 */
export function transpileFile(file: string): string {
  const source = readFileSync(file, "utf8");
  for (let next = received(); next; next = received()) compiled.set(next.file, next);
  const known = compiled.get(file);
  return known?.source === source ? known.code : transpile(file, source);
}

function received(): Compiled | undefined {
  return fromHooks && (receiveMessageOnPort(fromHooks)?.message as Compiled | undefined);
}

/**
 * TypeScript as JavaScript: types are dropped and not checked. The compiler is the one that notebooks' cells use, and makes something of what it cannot parse.
 * @throws SyntaxError for that, with line and column
 */
export function transpile(file: string, source: string): string {
  const compiler = createRequire(import.meta.url)("@tslab/typescript-for-tslab") as typeof ts;
  const compilerOptions = {
    module: compiler.ModuleKind.ESNext,
    target: compiler.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  };
  const { outputText, diagnostics = [] } = compiler.transpileModule(source, {
    compilerOptions,
    fileName: file,
    reportDiagnostics: true,
  });
  const [first] = diagnostics;
  if (!first) return outputText;
  const { line, character } = compiler.getLineAndCharacterOfPosition(first.file!, first.start!);
  const message = compiler.flattenDiagnosticMessageText(first.messageText, " ");
  throw new SyntaxError(`${file}:${line + 1}:${character + 1} - ${message}`);
}
