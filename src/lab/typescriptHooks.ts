import { existsSync, readFileSync } from "node:fs";
import type { LoadHookContext, ResolveHookContext } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { MessagePort } from "node:worker_threads";
import { packageRoot } from "../packageRoot.js";
import { type Compiled, transpile } from "./typescript.js";

/** Node's customization hooks: https://nodejs.org/api/module.html#customization-hooks */

let told: MessagePort | undefined;

/** Takes the port on which the thread that imports is told what was compiled. */
export function initialize(port?: MessagePort): void {
  told = port;
}

/** `ridgelab` is this package, wherever the file that imports it lies; `./stage.js` is `./stage.ts` where only that exists. */
export async function resolve(
  specifier: string,
  context: ResolveHookContext,
  next: (specifier: string, context?: Partial<ResolveHookContext>) => Promise<{ url: string }>,
): Promise<{ url: string }> {
  if (specifier === "ridgelab" || specifier.startsWith("ridgelab/")) {
    return next(specifier, { ...context, parentURL: pathToFileURL(join(packageRoot(), "package.json")).href });
  }
  if (specifier.startsWith(".") && specifier.endsWith(".js") && context.parentURL?.endsWith(".ts")) {
    const source = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
    if (!existsSync(new URL(specifier, context.parentURL)) && existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

/** Compiles what ends in `.ts`. */
export async function load(
  url: string,
  context: LoadHookContext,
  next: (url: string, context: LoadHookContext) => Promise<{ format: string; source?: string | Buffer }>,
): Promise<{ format: string; source?: string | Buffer; shortCircuit?: boolean }> {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const file = fileURLToPath(url);
  const source = readFileSync(file, "utf8");
  const code = transpile(file, source);
  told?.postMessage({ file, source, code } satisfies Compiled);
  return { format: "module", source: code, shortCircuit: true };
}
