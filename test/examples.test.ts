import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { deserialize } from "node:v8";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { packageRoot } from "../src/packageRoot.js";

// Every public function of a room has an @example: TypeScript whose lines `expression; // value` are run, in the package as it is built, and
// hold. Numbers are compared to the digits that are shown, whole ones exactly; `// throws message` stands for an error.

interface Entry {
  readonly name: string;
  readonly example: string | undefined;
}

/** A line that says what it gives. */
interface Claim {
  readonly code: string;
  readonly expected: string;
}

type Outcome = { readonly value: unknown } | { readonly error: string };

const { exports } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
  exports: Record<string, { types: string; default: string }>;
};
const rooms = Object.keys(exports).flatMap((path) => (path === "." ? [] : [path.slice(2)]));
const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};
const declarations = rooms.map((room) => join(packageRoot(), exports[`./${room}`].types));
const program = ts.createProgram(declarations, options);
// Below dist, so that `ridgelab/filters` is this package itself (Node's self-reference).
const folder = mkdtempSync(join(packageRoot(), "dist", "examples-"));
const scratch = mkdtempSync(join(tmpdir(), "ridgelab-examples-"));
afterAll(() => {
  for (const path of [folder, scratch]) rmSync(path, { recursive: true, force: true });
});

const entries = new Map(rooms.map((room, i) => [room, functionsOf(declarations[i])]));
const files = rooms.flatMap((room) =>
  entries.get(room)!.flatMap(({ name, example }) => (example === undefined ? [] : [write(room, name, example)])),
);

describe("the examples of the rooms", () => {
  it("are there for every public function", () => {
    const missing = rooms.flatMap((room) =>
      entries.get(room)!.flatMap(({ name, example }) => (claimsOf(example ?? "").length > 0 ? [] : [`${room}/${name}`])),
    );
    expect(missing).toEqual([]);
  });

  it("are well typed", () => {
    const checked = ts.createProgram([...declarations, ...files], options, undefined, program);
    const faults = files.flatMap((file) => checked.getSemanticDiagnostics(checked.getSourceFile(file)));
    expect(faults.map(({ file, messageText }) => [file?.fileName, ts.flattenDiagnosticMessageText(messageText, "\n")])).toEqual(
      [],
    );
  });

  it.concurrent.each(rooms)("of %s give what they say", async (room) => {
    const named = entries.get(room)!.flatMap(({ name, example }) => (example === undefined ? [] : [{ name, example }]));
    const outcomes = await run(
      room,
      named.map(({ name }) => name),
    );
    const wrong = named.flatMap(({ name, example }, i) =>
      claimsOf(example).flatMap(({ code, expected }, k) => {
        const outcome = outcomes[i][k];
        return holds(outcome, expected) ? [] : [{ function: name, code, expected, outcome }];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

/** The functions that a module exports. */
function functionsOf(declaration: string): Entry[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(declaration)!)!;
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!(symbol.flags & ts.SymbolFlags.Value) || checker.getTypeOfSymbol(symbol).getCallSignatures().length === 0) return [];
    const example = symbol.getJsDocTags(checker).find(({ name }) => name === "example");
    return [{ name: exported.name, example: example && ts.displayPartsToString(example.text) }];
  });
}

/** Writes an example as TypeScript to be checked, and as a module that tells what its claims give. */
function write(room: string, name: string, example: string): string {
  const file = join(folder, `${room}-${name}.mts`);
  writeFileSync(file, example);
  const code = [
    "export const outcomes = [];",
    "const tell = async (run) => outcomes.push(await run().then((value) => ({ value }), (error) => ({ error: error.message })));",
    ...linesOf(example).map(({ code, claim }) => (claim ? `await tell(async () => (${claim.code}));` : code)),
  ].join("\n");
  const module = ts.transpileModule(code, { compilerOptions: { ...options, module: ts.ModuleKind.ESNext } });
  writeFileSync(file.replace(/mts$/, "mjs"), module.outputText);
  return file;
}

/** The statements of an example; what ends in `; // value` claims something. */
function linesOf(example: string): { readonly code: string; readonly claim?: Claim }[] {
  const source = ts.createSourceFile("example.ts", example, ts.ScriptTarget.ES2022, true);
  return source.statements.map((statement) => {
    const comment = ts.getTrailingCommentRanges(example, statement.end)?.[0];
    const code = statement.getText();
    if (!comment || !ts.isExpressionStatement(statement)) return { code };
    return {
      code,
      claim: { code: statement.expression.getText(), expected: example.slice(comment.pos + 2, comment.end).trim() },
    };
  });
}

function claimsOf(example: string): Claim[] {
  return linesOf(example).flatMap(({ claim }) => claim ?? []);
}

/** Runs the examples of a room in one process, each in an empty folder of its own: what their claims give. */
async function run(room: string, names: readonly string[]): Promise<Outcome[][]> {
  const script = `import { mkdtempSync } from "node:fs";
    import { serialize } from "node:v8";
    const all = [];
    for (const name of ${JSON.stringify(names)}) {
      process.chdir(mkdtempSync(${JSON.stringify(join(scratch, "example-"))}));
      all.push((await import("./${room}-" + name + ".mjs")).outcomes);
    }
    process.stdout.write(serialize(all).toString("base64"));`;
  const file = join(folder, `${room}.mjs`);
  writeFileSync(file, script);
  const { stdout } = await promisify(execFile)(process.execPath, [file], { timeout: 50_000 });
  return deserialize(Buffer.from(stdout, "base64")) as Outcome[][];
}

function holds(outcome: Outcome, expected: string): boolean {
  if (expected.startsWith("throws ")) return "error" in outcome && outcome.error === expected.slice("throws ".length);
  return "value" in outcome && equals(outcome.value, literalOf(expected));
}

function literalOf(text: string): ts.Expression {
  const [statement] = ts.createSourceFile("value.ts", `(${text})`, ts.ScriptTarget.ES2022, true).statements;
  return ((statement as ts.ExpressionStatement).expression as ts.ParenthesizedExpression).expression;
}

/** Whether a value is what a literal says: typed arrays are arrays, fields without a value do not count. */
function equals(value: unknown, literal: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(literal)) {
    const items = ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value;
    const { elements } = literal;
    return Array.isArray(items) && items.length === elements.length && elements.every((e, i) => equals(items[i], e));
  }
  if (ts.isObjectLiteralExpression(literal)) {
    if (typeof value !== "object" || value === null) return false;
    const fields = new Map(Object.entries(value).filter(([, field]) => field !== undefined));
    const said = literal.properties.map((property) => property as ts.PropertyAssignment);
    return (
      fields.size === said.length &&
      said.every(({ name, initializer }) => equals(fields.get((name as ts.Identifier).text), initializer))
    );
  }
  if (ts.isStringLiteralLike(literal)) return value === literal.text;
  const text = literal.getText();
  if (/^-?[\d.]/.test(text)) return typeof value === "number" && isShownAs(value, text);
  return String(value) === text && typeof value !== "string";
}

/** Whether a number rounds to the digits that are shown; one shown without a point must be that number. */
function isShownAs(value: number, shown: string): boolean {
  const [, decimals, exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e(.+))?$/.exec(shown)!;
  const half = decimals === undefined ? 0 : 0.5 * 10 ** (Number(exponent) - decimals.length);
  return Math.abs(value - Number(shown)) <= half * (1 + 1e-9);
}
