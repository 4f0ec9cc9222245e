import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { packageRoot, packageVersion as version } from "../packageRoot.js";
import { digest, sha256 } from "./digest.js";
import { type ParsedCode, parseCode } from "./parseCode.js";
import { readCode } from "./readCode.js";

/**
 * What a piece of code consists of: each file of the project that it imports or calls as a task, each data file that one of them reads
 * through `dataFile`, and each package, with its digest or version.
 */
export type CodeParts = Readonly<Record<string, string>>;

interface ParsedFile {
  readonly digest: string;
  readonly imports: readonly string[];
  /** Digests of the data files that it reads, by their paths from the package's root. */
  readonly data: CodeParts;
}

const parsed = new Map<string, ParsedFile>();

/** The lab's own rooms run stages and do not take part in what they compute. */
const LAB = /^(src\/lab\/|experiments\/define$)/;

/**
 * The closure of the named modules in the import graph, read from the compiled files that really run. Comments, line breaks and
 * indentation do not count. Of `ridgelab` itself, which a user's own experiment imports, the version counts, and a room's whole code.
 *
 * @param modules paths from the project's root without extension, e.g. `src/filters/enhance`, or of files outside it, absolute
 * @param options.lab whether modules of the lab itself count. Default true.
 * @throws RangeError where a module does not exist (a wrong name in an experiment, or the project is not built)
 */
export function codeParts(modules: readonly string[], { lab = true }: { lab?: boolean } = {}): CodeParts {
  const parts: Record<string, string> = {};
  const open = modules.map((name) => compiledFile(name));
  while (open.length > 0) {
    const file = open.pop()!;
    const name = partName(file);
    if (name in parts || (!lab && LAB.test(name))) continue;
    const entry = parseFile(file);
    parts[name] = entry.digest.slice(0, 16);
    Object.assign(parts, entry.data);
    for (const specifier of entry.imports) {
      if (specifier.startsWith(".")) open.push(sourceOf(resolve(dirname(file), specifier)));
      else if (specifier === "ridgelab") parts.ridgelab = version();
      else if (specifier.startsWith("ridgelab/")) open.push(compiledFile(`src/${specifier.slice("ridgelab/".length)}/index`));
      else if (!specifier.startsWith("node:")) Object.assign(parts, packageVersion(specifier));
    }
  }
  return Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The name of a file in `codeParts`: its path in dist/ without extension, of a file outside the absolute one. */
export function partName(file: string): string {
  const inside = relative(join(packageRoot(), "dist"), file).split(sep).join("/");
  return (inside.startsWith("../") ? file.split(sep).join("/") : inside).replace(/\.js$/, "");
}

/** The file that an import means: `./stage.js` is `./stage.ts` where only that exists, in a user's own experiment. */
function sourceOf(file: string): string {
  const source = file.replace(/\.js$/, ".ts");
  return !existsSync(file) && existsSync(source) ? source : file;
}

/** One digest of the closure of the named modules. */
export function codeDigest(modules: readonly string[]): string {
  return digest(codeParts(modules));
}

/** The compiled file of a module named from the project's root, or the file itself of one outside. */
export function compiledFile(module: string): string {
  const file = isAbsolute(module) ? sourceOf(module) : join(packageRoot(), "dist", `${module}.js`);
  if (!existsSync(file)) throw new RangeError(`no compiled module ${module}; run "npm run build" or correct the name`);
  return file;
}

function parseFile(file: string): ParsedFile {
  const known = parsed.get(file);
  if (known) return known;
  const source = readCode(file);
  const { digest, imports, data } = builtCode()[sha256(source)] ?? parseCode(source);
  const digests = data.map((path) => [path, sha256(readFileSync(join(packageRoot(), path))).slice(0, 16)] as const);
  const entry = { digest, imports, data: Object.fromEntries(digests) };
  parsed.set(file, entry);
  return entry;
}

/** A digest of all of the package's own code, comments aside, and of the published values that ship with it. */
export function packageDigest(): string {
  const papers = readdirSync(join(packageRoot(), "papers")).sort();
  const files = [join(packageRoot(), BUILT), ...papers.map((name) => join(packageRoot(), "papers", name))];
  return digest([version(), files.map((file) => (existsSync(file) ? sha256(readFileSync(file)) : null))]);
}

/** What the build found, from the package's root. */
const BUILT = "dist/code.json";
let built: Readonly<Record<string, ParsedCode>> | undefined;

/** What the build found in the package's own files, by the digest of each: to parse them takes longer than all else in a run where nothing has changed. */
function builtCode(): Readonly<Record<string, ParsedCode>> {
  if (built) return built;
  const file = join(packageRoot(), BUILT);
  built = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, ParsedCode>) : {};
  return built;
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
