// The documents as a site: `npm run docs` gathers the pages, has VitePress build them into docs/build/site, and serves that on this machine.
//
//   npm run docs -- [--build] [--base /PATH/] [--out DIR] [--port N]
//
// --build only builds; --base is for a server that has the site below a path of its own. VitePress is installed into docs/node_modules when
// it is first needed (docs/package.json), so that `npm ci` of the lab is spared it.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path/posix";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import temml from "temml";

const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const DOCS = join(ROOT, "docs");
const PAGES = join(DOCS, "build", "pages");

/** Lines of a table that is shown whole; lists of scores are longer. */
const LONGEST = 300;

/** Pages that lie elsewhere in the repository, and what they are called on the site. */
const ELSEWHERE = { "README.md": "overview.md", "CONTRIBUTING.md": "contributing.md", "data/weights/README.md": "weights.md" };

/** Whether VitePress is there, in the version that docs/package-lock.json names. */
export function hasGenerator() {
  const file = join(DOCS, "node_modules", "vitepress", "package.json");
  const { packages } = JSON.parse(readFileSync(join(DOCS, "package-lock.json"), "utf8"));
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version === packages["node_modules/vitepress"].version;
}

/** Of a package that docs/package.json brings, a module. */
function generator(module) {
  return pathToFileURL(join(DOCS, "node_modules", module)).href;
}

/** Writes every page of the site to docs/build/pages: docs/ as it is, files from elsewhere, and a page an experiment of results/reference. */
async function gatherPages() {
  rmSync(PAGES, { recursive: true, force: true });
  const written = new Map(); // by its place in the repository, its place on the site
  const texts = [];
  const add = (source, page, text) => {
    written.set(source, page);
    texts.push({ source, page, text });
  };
  for (const file of readdirSync(DOCS, { recursive: true })) {
    if (/^(?:node_modules|build|\.vitepress)\b/.test(file)) continue;
    if (file.endsWith(".md")) add(`docs/${file}`, file, readFileSync(join(DOCS, file), "utf8"));
    else if (/\.(?:png|webp)$/.test(file)) copy(`docs/${file}`, file, written);
  }
  for (const [source, page] of Object.entries(ELSEWHERE)) add(source, page, readFileSync(join(ROOT, source), "utf8"));
  for (const id of readdirSync(join(ROOT, "results/reference"))) {
    add(`results/reference/${id}`, `results/${id}.md`, await resultPage(id));
    for (const part of ["", ...partsOf(id)]) {
      const folder = join("results/reference", id, part);
      const tables = readdirSync(join(ROOT, folder, "tables")).filter((name) => name.endsWith(".md"));
      for (const table of tables)
        written.set(`${folder}/tables/${table}`, `results/${id}.md#${anchor(part, "table", basename(table, ".md"))}`);
      for (const figure of figuresIn(folder)) copy(`${folder}/figures/${figure}`, join("results", id, part, figure), written);
    }
  }
  for (const { source, page, text } of texts) {
    const linked = relinked(text, source, page, written);
    write(page, page.startsWith("notebooks/") ? withFormulas(linked) : linked);
  }
}

function copy(source, page, written) {
  written.set(source, page);
  mkdirSync(dirname(join(PAGES, page)), { recursive: true });
  cpSync(join(ROOT, source), join(PAGES, page));
}

function write(page, text) {
  mkdirSync(dirname(join(PAGES, page)), { recursive: true });
  writeFileSync(join(PAGES, page), text);
}

/** Links to files of the repository as links between pages; what the site does not have stays as text. */
function relinked(text, source, page, written) {
  const from = source.startsWith("results/") ? source : dirname(source);
  return text.replaceAll(
    /```[\s\S]*?```|`[^`\n]*`|(!?)\[((?:[^[\]`]|`[^`\n]*`)*)\]\(([^)\s]+)\)/g,
    (all, mark, label, target) => {
      if (target === undefined || /^(?:[a-z]+:|#)/i.test(target)) return all;
      const [file, anchor] = target.split("#");
      const there = written.get(join(from, file).replace(/\/$/, ""));
      if (!there) return label;
      const address = relative(dirname(page), there);
      return `${mark}[${label}](${address.startsWith(".") ? "" : "./"}${address}${anchor ? `#${anchor}` : ""})`;
    },
  );
}

/** What lies beside a run of results/reference: its result over seeds, runs on other prints. */
function partsOf(id) {
  const folder = join(ROOT, "results/reference", id);
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "tables")));
}

function figuresIn(folder) {
  const figures = join(ROOT, folder, "figures");
  return existsSync(figures) ? readdirSync(figures).filter((name) => name.endsWith(".png")) : [];
}

function anchor(part, kind, name) {
  return [part, kind, name].filter((word) => word !== "").join("-");
}

/** A run of results/reference as a page: what it is, its figures with captions, its tables; then what lies beside it. */
async function resultPage(id) {
  const folder = `results/reference/${id}`;
  const read = (file) => JSON.parse(readFileSync(join(ROOT, folder, file), "utf8"));
  const { title, summary, command, identity, tables, figures } = read("manifest.json");
  const parts = partsOf(id).map((part) => {
    if (part === "seeds") {
      const { command, seeds } = read("seeds/seeds.json");
      const pictures = figuresIn(`${folder}/${part}`).map((name) => basename(name, ".png"));
      const names = readdirSync(join(ROOT, folder, part, "tables")).filter((name) => name.endsWith(".md"));
      const lists = names.map((name) => basename(name, ".md"));
      const said = `Means over the seeds ${seeds.join(", ")}, with their 95 % intervals: \`${command}\`.`;
      return `## Over ${seeds.length} seeds\n\n${said}\n\n${shownFigures(id, part, pictures)}\n${shownTables(id, part, lists)}`;
    }
    const { command, identity, tables } = read(`${part}/manifest.json`);
    return `## On ${identity.data.name}\n\n\`${command}\`; seed ${identity.seed}.\n\n${shownTables(id, part, tables)}`;
  });
  return `# ${title}

${summary}

One run on synthetic prints, seed ${identity.seed}, kept in \`${folder}\`. The same again: \`${command}\`.

## Figures

${shownFigures(id, "", figures)}
## Tables

${shownTables(id, "", tables)}
${parts.join("\n")}`;
}

/** Figures of a run, or of what lies beside it in a folder of its own, each with its caption. */
function shownFigures(id, part, figures) {
  const file = join(ROOT, "results/reference", id, part, "figures/captions.md");
  const captions = existsSync(file) ? readFileSync(file, "utf8") : "";
  return figures
    .map((figure) => {
      const [, heading, caption] = new RegExp(
        `^## ${figure}: (.*)\\n\\n!.*\\n\\n([\\s\\S]*?)\\n*(?=^## |$(?![\\s\\S]))`,
        "m",
      ).exec(captions) ?? ["", figure, ""];
      const path = join(part, "figures", `${figure}.png`);
      return `### ${heading} {#${anchor(part, "figure", figure)}}\n\n![${heading}](${path})\n\n${caption}\n`;
    })
    .join("\n");
}

function shownTables(id, part, tables) {
  const folder = join("results/reference", id, part, "tables");
  return tables
    .map((table) => {
      const [, heading, rest] = /^\*\*(.+?)\*\*\n([\s\S]*)$/.exec(readFileSync(join(ROOT, folder, `${table}.md`), "utf8"));
      const lines = rest.split("\n");
      const shown =
        lines.length > LONGEST
          ? [...lines.slice(0, 13), "", `The first ten rows; all are in \`${folder}/${table}.csv\`.`]
          : lines;
      return `### ${heading} {#${anchor(part, "table", table)}}\n${shown.join("\n")}`;
    })
    .join("\n");
}

/** Formulas between dollars as MathML, which needs no font and no script. */
function withFormulas(text) {
  const pattern = /```[\s\S]*?```|`[^`\n]*`|\$\$([^$]+)\$\$|\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)/g;
  return text.replaceAll(pattern, (all, block, inline) => {
    if (block !== undefined) return temml.renderToString(block.trim(), { displayMode: true });
    return inline === undefined ? all : temml.renderToString(inline);
  });
}

function install() {
  process.stdout.write("installing VitePress into docs/node_modules, once\n");
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: DOCS,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    process.stderr.write("docs: VitePress could not be installed; that needs npm's registry, once\n");
    process.exit(1);
  }
}

/** Serves the site to this machine only. */
async function serve(root, base, port) {
  const { preview } = await import(generator("vite/dist/node/index.js"));
  const server = await preview({
    configFile: false,
    root: dirname(root),
    base,
    appType: "mpa",
    build: { outDir: basename(root) },
    preview: { host: "localhost", port },
    logLevel: "warn",
  });
  process.stdout.write(`${server.resolvedUrls.local[0]}  (Ctrl-C ends it)\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = (value) => ({ type: "string", default: value });
  const { values } = parseArgs({
    options: { build: { type: "boolean" }, base: text("/"), out: text(join(DOCS, "build", "site")), port: text("4173") },
  });
  const { base, port } = values;
  const out = resolve(values.out);
  if (!hasGenerator()) install();
  await gatherPages();
  const { build } = await import(generator("vitepress/dist/node/index.js"));
  await build(DOCS, { outDir: out, base });
  if (values.build) process.stdout.write(`the site is in ${out}\n`);
  else await serve(out, base, Number(port));
}
