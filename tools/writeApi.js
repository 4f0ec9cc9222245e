// Writes docs/api/ from the compiled declarations of the core module and of the rooms: every name that can be imported, with its signature,
// its doc comment and its example, a page a room. `node tools/writeApi.js --check` only says whether the pages are up to date.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const entryOf = (path) => fileURLToPath(new URL(`../${exports[path].types}`, import.meta.url));
const rooms = Object.keys(exports).flatMap((path) => (path === "." ? [] : [path.slice(2)]));
const folder = new URL("../docs/api/", import.meta.url);
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
const MADE = '<!-- Written by tools/writeApi.js from the doc comments; "npm run generate" writes it anew. -->';

/** The pages by their files' names. */
function pages() {
  const names = exportsOf(entryOf("."));
  const isSettings = ({ name }) => name.endsWith("Settings") && name !== "Settings";
  return new Map([
    ["index.md", corePage(names.filter((name) => !isSettings(name) && name.name !== "Catalogue"))],
    ["settings.md", settingsPage(names.filter(isSettings))],
    ...rooms.map((room) => [`${room}.md`, roomPage(room)]),
  ]);
}

/** The core module: its own names in full, those of rooms with a link. */
function corePage(names) {
  const home = new Map(rooms.flatMap((room) => exportsOf(entryOf(`./${room}`)).map(({ symbol }) => [symbol, room])));
  const own = names.filter(({ symbol }) => !home.has(symbol)).sort(byName);
  const first = FIRST.flatMap((wanted) => own.filter(({ name }) => name === wanted));
  const others = names.filter(({ symbol }) => home.has(symbol)).sort(byName);
  const links = others.map(({ name, symbol }) => `- ${linkTo(name, symbol, home.get(symbol))}: ${firstSentence(symbol)}`);
  const ordered = [...first, ...own.filter((name) => !first.includes(name))];
  return `# The core module

${MADE}

\`\`\`ts
import * as lab from "ridgelab";
\`\`\`

The rooms that it is made of can be imported one by one, too, \`import { wilson } from "ridgelab/metrics"\`:

${rooms.map((room) => `- [ridgelab/${room}](${room}.md): ${summary(room)}`).join("\n")}

Where a line of an example ends in \`// value\`, a test runs it and holds the value against what is said. [What each experiment can be set to](settings.md) is a page of its own.

${ordered.map((name) => section(name)).join("\n")}
## From the rooms

These are part of the core module, too.

${links.join("\n")}
`;
}

function settingsPage(settings) {
  return `# Settings of the experiments

${MADE}

The second argument of \`lab.run\`. All are optional; \`ridgelab list ID\` prints the same, and \`ridgelab schema ID\` gives it to an editor ([configuration](../configuration.md)).

${settings.map(table).join("\n")}`;
}

/** A room: its functions and classes, then its types and constants. */
function roomPage(room) {
  const path = entryOf(`./${room}`);
  const names = exportsOf(path).sort(byName);
  const isMain = ({ symbol }) => symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class);
  const main = names.filter(isMain).map((name) => section(name));
  const rest = names.filter((name) => !isMain(name)).map((name) => section(name, "###"));
  return [
    `# ridgelab/${room}\n\n${MADE}\n\n${introduction(path)}\n`,
    ...main,
    ...(rest.length > 0 ? ["## Types and constants\n", ...rest] : []),
  ].join("\n");
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}

function linkTo(name, symbol, room) {
  const there = exportsOf(entryOf(`./${room}`)).find((one) => one.symbol === symbol).name;
  return `[${name}](${room}.md#${there.toLowerCase()})`;
}

function exportsOf(path) {
  return checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path))).map(resolved);
}

/** A room in a line, without its name. */
function summary(room) {
  const sentence = sentenceOf(introduction(entryOf(`./${room}`)).split("\n\n")[0]);
  return sentence.replace(new RegExp(`^${room}: `, "i"), "");
}

/** The comment at a module's head. */
function introduction(path) {
  const [, comment] = /^\/\*\*([\s\S]*?)\*\//.exec(program.getSourceFile(path).text);
  return comment
    .replace(/^ \* ?/gm, "")
    .replace("@module", "")
    .trim();
}

/** The first sentence of a comment; before a list it ends in a full stop, too. */
function firstSentence(symbol) {
  return sentenceOf(ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim().split("\n\n")[0]);
}

function sentenceOf(paragraph) {
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

function section({ name, symbol }, heading = "##") {
  const signature = signatures(symbol).replace(`function ${symbol.name}`, `function ${name}`);
  const blocks = [signature, exampleOf(symbol)].filter(Boolean).map((code) => `\`\`\`ts\n${code}\n\`\`\`\n`);
  return [`${heading} ${name}\n`, docOf(symbol) && `${docOf(symbol)}\n`, ...blocks].filter(Boolean).join("\n");
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

mkdirSync(folder, { recursive: true });
const made = pages();
const there = readdirSync(folder, { encoding: "utf8" });
const outdated = [
  ...there.filter((file) => !made.has(file)),
  ...[...made.keys()].filter((file) => !there.includes(file) || readFileSync(new URL(file, folder), "utf8") !== made.get(file)),
];
if (!process.argv.includes("--check")) {
  for (const file of there) if (!made.has(file)) rmSync(new URL(file, folder));
  for (const [file, text] of made) writeFileSync(new URL(file, folder), text);
} else if (outdated.length > 0) {
  process.stderr.write(`docs/api/ is out of date (${outdated.join(", ")}); run "npm run generate"\n`);
  process.exitCode = 1;
}
