import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, resolve, sep } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/*
 * The house's arrows, of value and of type imports alike. A room may import its own files, every room before it on one of these lines,
 * the ground floor (random, metrics) and the files of src/ itself that are no entry; nothing else.
 */
const LINES = [
  "random → metrics → prints → filters → minutiae → routes → keys",
  "random → metrics → prints → filters → network → population → classifiers → keys",
  "random → metrics → prints → filters → synth → population",
  "random → metrics → prints → filters → minutiae → matchers",
  "random → metrics → lab",
  "tables → lab → notebooks",
  "figures → lab → notebooks",
].map((line) => line.split(" → "));

/** Rooms that see every room on the lines; beside it each sees those named here. An experiment's own folder is `an experiment`. */
const ABOVE: Record<string, readonly string[]> = {
  "shared parts of experiments": [],
  "an experiment": ["shared parts of experiments"],
  "the list of experiments": ["an experiment"],
  commands: ["commands that list and run experiments"],
  "commands that list and run experiments": ["commands", "the list of experiments", "shared parts of experiments"],
};

/** Files that have no room of their own, or are of another one than their folder says. */
const PLACES: readonly (readonly [room: string, files: RegExp])[] = [
  ["the list of experiments", /^experiments\/(claims|index|load|catalogue\.generated)\.ts$/],
  ["shared parts of experiments", /^experiments\/(define\.ts|shared\/)/],
  ["an experiment", /^experiments\//],
  [
    "commands that list and run experiments",
    /^src\/((index|result|seedsResult|sweepResult|cli)\.ts|commands\/(describeExperiment|list|notebook|plan|report|run|runs|runWorker|schema|shared|summarise|sweep)\.ts)$/,
  ],
  ["utilities", /^src\/[^/]+\.ts$/],
];

const root = resolve(import.meta.dirname, "..");

/** Every source file, from the project's root, and the source files that it imports. */
const imports = new Map(["src", "experiments"].flatMap(filesUnder).map((file) => [file, importsOf(file)] as const));

describe("the imports of src/ and experiments/", () => {
  it("name files that exist", () => {
    expect(eachArrow((_, to) => imports.has(to)).map(([from, to]) => `${from} imports ${to}, which does not exist`)).toEqual([]);
  });

  it("follow the arrows between rooms", () => {
    expect(eachArrow(isAllowed).map(([from, to]) => `${from} (${roomOf(from)}) must not import ${to} (${roomOf(to)})`)).toEqual(
      [],
    );
  });

  it("make no circle", () => {
    expect(circles(imports).map((files) => `${files.join(" imports ")}: a circle`)).toEqual([]);
  });
});

describe("the packages that are loaded when the lab runs", () => {
  it("are dependencies, optional peers, or come with one: `npm ci --omit=dev` leaves them", () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const installed = new Set(Object.keys({ ...dependencies, ...peerDependencies }));
    const { dependencies: ofTslab } = JSON.parse(readFileSync(join(root, "node_modules/tslab/package.json"), "utf8"));
    for (const name of Object.keys(ofTslab)) installed.add(name);
    expect(installed.has("zod")).toBe(true);
    const missing = [...imports.keys()].flatMap((file) =>
      packagesOf(file).flatMap((name) => (installed.has(name) ? [] : [`${file} imports ${name}`])),
    );
    expect(missing).toEqual([]);
  });
});

describe("the arrows", () => {
  it.each([
    ["src/keys/store.ts", "src/prints/readImage.ts", true],
    ["src/keys/store.ts", "src/synth/createFinger.ts", false],
    ["src/population/a.ts", "src/synth/createFinger.ts", true],
    ["src/network/vgg16.ts", "src/classifiers/ann.ts", false],
    ["src/minutiae/template.ts", "src/matchers/cosine.ts", false],
    ["src/metrics/wilson.ts", "src/random/stream.ts", true],
    ["src/random/stream.ts", "src/metrics/wilson.ts", false],
    ["src/lab/run.ts", "src/prints/grayImage.ts", false],
    ["src/keys/store.ts", "src/lab/errors.ts", false],
    ["src/filters/core.ts", "src/tables/table.ts", false],
    ["src/notebooks/show.ts", "src/lab/run.ts", true],
    ["src/notebooks/show.ts", "src/prints/grayImage.ts", false],
    ["src/keys/store.ts", "src/atomicFile.ts", true],
    ["src/atomicFile.ts", "src/lab/errors.ts", false],
    ["src/commands/key.ts", "src/keys/store.ts", true],
    ["src/commands/key.ts", "experiments/index.ts", false],
    ["src/commands/run.ts", "experiments/index.ts", true],
    ["src/commands/run.ts", "experiments/filters/index.ts", false],
    ["src/lab/run.ts", "experiments/define.ts", false],
    ["experiments/filters/index.ts", "src/index.ts", false],
    ["experiments/filters/index.ts", "experiments/filters/tables.ts", true],
    ["experiments/filters/index.ts", "experiments/shared/range.ts", true],
    ["experiments/filters/index.ts", "experiments/gallery/index.ts", false],
    ["experiments/shared/range.ts", "experiments/gallery/index.ts", false],
  ])("%s → %s: %s", (from, to, allowed) => expect(isAllowed(from, to)).toBe(allowed));

  it("find a circle of three files beside files that only look at it", () => {
    const three = { a: ["b"], b: ["c"], c: ["d", "e"], d: ["b"], e: [] };
    expect(circles(new Map(Object.entries(three)))).toEqual([["b", "c", "d", "b"]]);
  });
});

function filesUnder(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".ts")).map((name) => `${folder}/${name.split(sep).join("/")}`);
}

/** The files that a file imports, from the project's root; packages are left out. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"));
  const paths = importedFiles.map(({ fileName }) => fileName).filter((path) => path.startsWith("."));
  return [...new Set(paths.map((path) => posix.join(dirname(file), path).replace(/\.js$/, ".ts")))];
}

/** The packages that a file loads when it runs, by `import`, `export … from`, `import(…)` or `require(…)`; types are not loaded. */
function packagesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ES2022);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = loadedBy(node);
    if (name && ts.isStringLiteralLike(name)) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names
    .filter((name) => !/^(\.|node:|data:)/.test(name))
    .map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}

/** What names the module that a piece of code loads, if it loads one. */
function loadedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ? undefined : node.moduleSpecifier;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? undefined : node.moduleSpecifier;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression, arguments: given } = node;
  const loads = expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require");
  return loads ? given[0] : undefined;
}

function eachArrow(isFine: (from: string, to: string) => boolean): [from: string, to: string][] {
  return [...imports].flatMap(([from, files]) =>
    files.flatMap((to) => (isFine(from, to) ? [] : [[from, to] as [string, string]])),
  );
}

function roomOf(file: string): string {
  return PLACES.find(([, files]) => files.test(file))?.[0] ?? file.split("/")[1]!;
}

function isAllowed(from: string, to: string): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (there === "utilities") return true;
  if (here === there) return here !== "an experiment" || folderOf(from) === folderOf(to);
  const beside = ABOVE[here];
  if (beside) return beside.includes(there) || LINES.some((line) => line.includes(there));
  return LINES.some((line) => line.slice(0, Math.max(0, line.indexOf(here))).includes(there));
}

function folderOf(file: string): string {
  return file.split("/")[1]!;
}

/** Circles of a graph, one for each arrow that leads back to a file on the way to it; the first file stands at the end again. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
