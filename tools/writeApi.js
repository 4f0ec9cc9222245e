// Writes docs/api.md from the compiled declarations of the core module and of the rooms: every name that a notebook can import, with its
// signature, its doc comment and its example. `node tools/writeApi.js --check` only says whether the page is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const entryOf = (path) => fileURLToPath(new URL(`../${exports[path].types}`, import.meta.url));
const entry = entryOf(".");
const rooms = Object.keys(exports).flatMap((path) => (path === "." ? [] : [path.slice(2)]));
const file = new URL("../docs/api.md", import.meta.url);
const options = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
};
const program = ts.createProgram(Object.keys(exports).map(entryOf), options);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

/** What a notebook uses first comes first; the rest follows by name. */
const FIRST = ["run", "Result", "show", "overlay", "exportFigures", "LabOptions", "ExportOptions", "published", "experiments"];

function page() {
  const names = exportsOf(entry);
  const settings = names.filter(({ name }) => name.endsWith("Settings") && name !== "Settings");
  const rest = names.filter((name) => !settings.includes(name) && name.name !== "Catalogue");
  const first = FIRST.flatMap((wanted) => rest.filter(({ name }) => name === wanted));
  const others = rest.filter((name) => !first.includes(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return `# The core module

<!-- Written by tools/writeApi.js from the doc comments; "npm run generate" writes it anew. -->

\`\`\`ts
import * as lab from "ridgelab";
\`\`\`

The rooms that it is made of can be imported one by one, too: ${rooms.map((room) => `[ridgelab/${room}](#ridgelab${room})`).join(", ")}.

${[...first, ...others].map(section).join("\n")}
## Settings of the experiments

The second argument of \`lab.run\`. All are optional; \`ridgelab list ID\` prints the same.

${settings.map(table).join("\n")}
${rooms.map(chapter).join("\n")}`;
}

function exportsOf(path) {
  return checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path))).map(resolved);
}

/** A room: its functions with an example each, then its constants and types in a line each. */
function chapter(room) {
  const path = entryOf(`./${room}`);
  const names = exportsOf(path).sort((a, b) => (a.name < b.name ? -1 : 1));
  const functions = names.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Function);
  const others = names
    .filter((name) => !functions.includes(name))
    .map((name) => `- \`${name.name}\`: ${firstSentence(name.symbol)}`);
  const list = others.length > 0 ? `\n## Types of ${room}\n\n${others.join("\n")}\n` : "";
  return `# ridgelab/${room}\n\n${introduction(path)}\n\n${functions.map(brief).join("\n")}${list}`;
}

/** The comment at a module's head. */
function introduction(path) {
  const [, comment] = /^\/\*\*([\s\S]*?)\*\//.exec(program.getSourceFile(path).text);
  return comment
    .replace(/^ \* ?/gm, "")
    .replace("@module", "")
    .trim();
}

function brief({ name, symbol }) {
  const code = signatures(symbol).replace(`function ${symbol.name}`, `function ${name}`);
  return `## ${name}\n\n${firstSentence(symbol)}\n\n\`\`\`ts\n${code}\n\n${exampleOf(symbol)}\n\`\`\`\n`;
}

/** The first sentence of a comment; before a list it ends in a full stop, too. */
function firstSentence(symbol) {
  const [paragraph] = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim().split("\n\n");
  const text = paragraph.replace(/\s+/g, " ").replace(/:$/, ".");
  return /^.*?(?<!\b(?:al|e\.g|i\.e|[A-Z]|Trans|Proc|Artificial))\.(?= |$)/.exec(text)?.[0] ?? text;
}

function exampleOf(symbol) {
  const tag = symbol.getJsDocTags(checker).find(({ name }) => name === "example");
  return tag ? ts.displayPartsToString(tag.text).trim() : "";
}

function resolved(symbol) {
  return { name: symbol.name, symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol };
}

function section({ name, symbol }) {
  const example = exampleOf(symbol);
  const code = example ? `${signatures(symbol)}\n\n${example}` : signatures(symbol);
  return `## ${name}\n\n${docOf(symbol)}\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
}

function signatures(symbol) {
  return (symbol.declarations ?? []).map((declaration) => shorten(declarationText(declaration))).join("\n");
}

function declarationText(declaration) {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const publicOnly = ts.isClassDeclaration(node) ? withoutPrivate(node) : node;
  return printer.printNode(ts.EmitHint.Unspecified, publicOnly, node.getSourceFile());
}

function withoutPrivate(node) {
  const members = node.members.filter((m) => !(m.name && ts.isPrivateIdentifier(m.name)) && !ts.isConstructorDeclaration(m));
  return ts.factory.updateClassDeclaration(node, node.modifiers, node.name, node.typeParameters, node.heritageClauses, members);
}

function shorten(text) {
  return text
    .replace(/export declare /g, "")
    .replace(/^export /, "")
    .replace(/^declare /, "")
    .replaceAll("    ", "  ");
}

function docOf(symbol) {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  const listed = symbol.getJsDocTags(checker).filter(({ name }) => name !== "example");
  const tags = listed.map(({ name, text = [] }) => {
    const words = ts.displayPartsToString(text).trim();
    if (name === "param") return `- \`${words.split(/\s/, 1)[0]}\`: ${words.replace(/^\S+\s*-?\s*/, "")}`;
    return `- ${{ throws: "Throws", returns: "Returns" }[name] ?? name}: ${words}`;
  });
  const members = (symbol.members ? [...symbol.members.values()] : []).flatMap((member) => {
    const doc = ts.displayPartsToString(member.getDocumentationComment(checker)).trim().replaceAll("\n", " ");
    return doc ? [`- \`${member.name}\`: ${doc}`] : [];
  });
  return [text.replace(/\n(?!\n)/g, "\n"), tags.join("\n"), members.join("\n")].filter(Boolean).join("\n\n");
}

function table({ name, symbol }) {
  const rows = rowsOf(symbol.declarations[0], "");
  return `### ${name}\n\n${docOf({ ...symbolDoc(symbol) })}\n\n| setting | type | what |\n| :--- | :--- | :--- |\n${rows.join("\n")}\n`;
}

/** The comment of the interface itself, without its members: they are the rows. */
function symbolDoc(symbol) {
  return {
    getDocumentationComment: () => symbol.getDocumentationComment(checker),
    getJsDocTags: () => [],
  };
}

function rowsOf(node, prefix) {
  return node.members.flatMap((member) => {
    const name = prefix + member.name.text;
    if (ts.isTypeLiteralNode(member.type)) return rowsOf(member.type, `${name}.`);
    const symbol = checker.getSymbolAtLocation(member.name);
    const doc = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll("\n", " ").replaceAll("|", "\\|");
    return [`| \`${name}\` | \`${member.type.getText().replaceAll("|", "\\|")}\` | ${doc} |`];
  });
}

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== page()) {
    process.stderr.write('docs/api.md is out of date; run "npm run generate"\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, page());
}
