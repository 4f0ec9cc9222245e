import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { initSync, parse } from "es-module-lexer";
import { packageRoot } from "../packageRoot.js";
import { digest, sha256 } from "./digest.js";

initSync();

/** What a piece of code consists of: each file of the project (from the compiled tree) and each package it imports, with its digest or version. */
export type CodeParts = Readonly<Record<string, string>>;

interface ParsedFile {
  readonly digest: string;
  readonly imports: readonly string[];
}

const parsed = new Map<string, ParsedFile>();

/**
 * The closure of the named modules in the import graph, read from the compiled files that really run.
 *
 * @param modules paths from the project's root without extension, e.g. `src/filters/enhance`
 * @throws RangeError where a module does not exist (a wrong name in an experiment, or the project is not built)
 */
export function codeParts(modules: readonly string[]): CodeParts {
  const compiled = join(packageRoot(), "dist");
  const parts: Record<string, string> = {};
  const open = modules.map((name) => compiledFile(name));
  while (open.length > 0) {
    const file = open.pop()!;
    const name = relative(compiled, file).split(sep).join("/").replace(/\.js$/, "");
    if (name in parts) continue;
    const entry = parseFile(file);
    parts[name] = entry.digest.slice(0, 16);
    for (const specifier of entry.imports) {
      if (specifier.startsWith(".")) open.push(resolve(dirname(file), specifier));
      else if (!specifier.startsWith("node:")) Object.assign(parts, packageVersion(specifier));
    }
  }
  return Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One digest of the closure of the named modules. */
export function codeDigest(modules: readonly string[]): string {
  return digest(codeParts(modules));
}

/** The compiled file of a module named from the project's root. */
export function compiledFile(module: string): string {
  const file = join(packageRoot(), "dist", `${module.replace(/\.[jt]s$/, "")}.js`);
  if (!existsSync(file)) throw new RangeError(`no compiled module ${module}; run "npm run build" or correct the name`);
  return file;
}

function parseFile(file: string): ParsedFile {
  const known = parsed.get(file);
  if (known) return known;
  const source = readFileSync(file, "utf8");
  const imports = parse(source)[0].flatMap((i) => (i.n === undefined ? [] : [i.n]));
  const entry = { digest: sha256(source), imports };
  parsed.set(file, entry);
  return entry;
}

function packageVersion(specifier: string): Record<string, string> {
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  const manifest = join(packageRoot(), "node_modules", name, "package.json");
  if (!existsSync(manifest)) return { [name]: "not installed" };
  return { [name]: (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version };
}
