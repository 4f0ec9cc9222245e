// Writes docs/notebooks/: each executed notebook as a Markdown page, its figures as pictures.
//
//   npx ridgelab notebook run 06 && node tools/writeNotebooks.js results/notebooks/06-*.ipynb
//
// The notebooks themselves are stored without outputs. test/docs.test.ts says when a page shows other code than its notebook.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import sharp from "sharp";
import { launchBrowser } from "../dist/src/figures/launchBrowser.js";
import { readNotebook } from "../dist/src/notebooks/notebookFile.js";

const FOLDER = fileURLToPath(new URL("../docs/notebooks", import.meta.url));
/** Styles, and what only the notebook needs. */
const NOT_SHOWN = /<style>[\s\S]*?<\/style>| (?:style|id|data-column)="[^"]*"/g;
const FIGURE = /^\s*<figure class="ridgelab-figure"/;

const files = process.argv.slice(2);
if (files.length === 0 || files.some((file) => !file.endsWith(".ipynb"))) {
  process.stderr.write(
    "usage: node tools/writeNotebooks.js FILE.ipynb …   (executed by ridgelab notebook run, the page beside it)\n",
  );
  process.exit(2);
}
mkdirSync(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  for (const file of files) await writePage(file);
} finally {
  await browser.close();
}

async function writePage(file) {
  const name = basename(file, ".ipynb");
  const { cells } = readNotebook(file);
  for (const old of readdirSync(FOLDER)) if (old.startsWith(name)) rmSync(join(FOLDER, old));
  const pictures = await drawFigures(file, name);
  const left = [...pictures];
  const given = cells.find(({ metadata }) => metadata.tags?.includes("injected-parameters"));
  const shown = cells.filter((cell) => cell !== given);
  const [title, ...parts] = shown.flatMap((cell) => (cell.cell_type === "markdown" ? prose(cell.source) : code(cell, left)));
  // The one path of this machine is that of the results, which the runner tells the notebook.
  const [, folder = "results"] = /\bout = "(.+?)"/.exec(given?.source ?? "") ?? [];
  const profile = /\((smoke|quick|paper)\)/.exec(JSON.stringify(cells))[1];
  const small =
    profile === "smoke" ? " These are the numbers of a tiny run, which shows what the notebook does and no more." : "";
  const about = `*The notebook \`notebooks/${name}.ipynb\`, run on synthetic prints in the ${profile} profile.${small} Its numbers are of that profile; those of the published scale are in [what is kept](../experiments.md#what-is-kept). In Jupyter the figures are interactive.*`;
  const made = "<!-- Written by tools/writeNotebooks.js from the executed notebook. -->";
  writeFileSync(join(FOLDER, `${name}.md`), `${[title, made, about, ...parts].join("\n\n").replaceAll(folder, "results")}\n`);
  process.stdout.write(`docs/notebooks/${name}.md: ${pictures.length} figures\n`);
}

/** Title and text of a cell apart. */
function prose(source) {
  return source.split(/(?<=^# .+)\n+/);
}

/** A cell's code and what it gave; of a figure the next picture. */
function code({ source, outputs = [] }, pictures) {
  return [fenced(source.trim(), "ts"), ...outputs.map((output) => outputText(output, pictures))];
}

function outputText(output, pictures) {
  if (output.output_type === "stream") return fenced(output.text.trimEnd(), "text");
  if (output.output_type === "error") throw new Error(`a cell failed: ${output.evalue}`);
  const text = (type) => [output.data[type] ?? []].flat().join("");
  const html = text("text/html");
  if (FIGURE.test(html)) return picture(pictures.shift(), /<figcaption>([\s\S]*?)<\/figcaption>/.exec(html)[1]);
  if (html)
    return html
      .replaceAll(NOT_SHOWN, "")
      .replaceAll(/\s*\n\s*/g, "\n")
      .trim();
  return text("text/markdown") || fenced(text("text/plain").trimEnd(), "text");
}

function picture(file, caption) {
  const title = /<strong>(.*?)<\/strong>/.exec(caption)[1];
  return `![${title.replaceAll(/[[\]]/g, "")}](${file})\n\n<p class="caption">${caption.replaceAll(/\s+/g, " ")}</p>`;
}

function fenced(text, language) {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Pictures of the page's figures, in their order: the files' names. */
async function drawFigures(file, name) {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 }, deviceScaleFactor: 2 });
  await page.goto(pathToFileURL(file.replace(/ipynb$/, "html")).href);
  const boxes = await page.locator(".ridgelab-figure > div").all();
  const names = [];
  for (const box of boxes) {
    await box.locator(".main-svg").first().waitFor();
    names.push(`${name}-${names.length + 1}.webp`);
    const png = await box.screenshot({ animations: "disabled" });
    writeFileSync(join(FOLDER, names.at(-1)), await compressed(png));
  }
  await page.close();
  return names;
}

/** Lines stay sharp; pictures of prints, which would be large that way, may lose what nobody sees. */
async function compressed(png) {
  const sharpest = await sharp(png).webp({ nearLossless: true, quality: 60, effort: 6 }).toBuffer();
  return sharpest.length < 100_000 ? sharpest : sharp(png).webp({ quality: 80, effort: 6 }).toBuffer();
}
