// The README's pictures of notebooks 01 and 06, and a look at notebooks in real JupyterLab (pip install jupyterlab):
//
//   npm run build && node tools/notebookShots.js [--browser FILE] [--out docs] [NAME=NOTEBOOK:CELL ...]
//
// Each notebook is opened in JupyterLab and run from top to bottom, and the window at its CELL (counted from 0) is pictured. Of notebook 01 the cell
// to change is edited and run again first, and the overlay must then have the new curve's name. An error in any cell ends this with status 1.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const PORT = 8899;
const RUN_LIMIT = 15 * 60_000;
/** What is edited in notebook 01's cell to change: its number, and text before and after. */
const EDIT = { cell: 14, texts: { "sigmaX: 2 ": "sigmaX: 3 ", "σx = 2 px": "σx = 3 px" } };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: "string" }, out: { type: "string", default: "docs" } },
});
const shots =
  positionals.length > 0 ? positionals : ["change=01-preprocessing-and-gabor:14", "compare=06-normal-law-and-noise:6"];

const jupyter = spawn(
  "npm",
  ["run", "notebook", "--", "--no-browser", `--port=${PORT}`, "--IdentityProvider.token=", "--allow-root"],
  {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  },
);
try {
  await new Promise((resolve, reject) => {
    let said = "";
    jupyter.stderr.on("data", (piece) => {
      said += piece;
      if (said.includes(`:${PORT}/lab`)) resolve();
    });
    jupyter.once("exit", () => reject(new Error(said)));
  });
  const browser = await chromium.launch({ executablePath: values.browser, args: ["--no-sandbox"] });
  for (const shot of shots) {
    const [, name, notebook, cell] = /^(\w+)=([\w-]+):(\d+)$/.exec(shot) ?? [];
    if (!name) throw new Error(`not NAME=NOTEBOOK:CELL: ${shot}`);
    const source = join("notebooks", `${notebook}.ipynb`);
    const stored = readFileSync(source);
    await picture(browser, name, notebook, Number(cell));
    writeFileSync(source, stored); // JupyterLab saves by itself
  }
  await browser.close();
} finally {
  if (jupyter.exitCode === null) process.kill(-jupyter.pid);
}

async function picture(browser, name, notebook, index) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, deviceScaleFactor: 1.5 });
  await page.goto(`http://localhost:${PORT}/lab/tree/${notebook}.ipynb?reset`);
  await page.getByText("| Idle").waitFor({ timeout: 120_000 });
  await page.addStyleTag({ content: ".jp-toastContainer { display: none }" });
  await page.keyboard.press("Control+b");
  await menu(page, "Run", "Run All Cells");
  await idle(page, notebook);
  if (index === EDIT.cell) await edit(page, notebook);
  const cell = page.locator(".jp-Cell").nth(index);
  await page.mouse.move(0, 0);
  await cell.evaluate((node) => node.previousElementSibling?.scrollIntoView({ block: "start" }));
  await page.waitForTimeout(2000);
  const file = join(values.out, `notebook-${name}.png`);
  await page.screenshot({ path: file });
  console.log(file);
  await page.close();
}

/** Edits the cell to change and runs it; the overlay must then name the new curve. */
async function edit(page, notebook) {
  const cell = page.locator(".jp-Cell").nth(EDIT.cell);
  let text = JSON.parse(readFileSync(join("notebooks", `${notebook}.ipynb`), "utf8")).cells[EDIT.cell].source.join("");
  for (const [before, after] of Object.entries(EDIT.texts)) {
    if (!text.includes(before)) throw new Error(`${notebook}: cell ${EDIT.cell} has no "${before}" to change`);
    text = text.replace(before, after);
  }
  await cell.locator(".cm-content").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Control+Enter");
  await idle(page, notebook);
  await cell.locator(".jp-OutputArea").getByText("σx = 3 px").first().waitFor({ timeout: 30_000 });
}

async function menu(page, title, item) {
  await page.locator(".lm-MenuBar-item", { hasText: title }).first().click();
  await page
    .locator(".lm-Menu-item", { hasText: new RegExp(`^${item}`) })
    .first()
    .click();
}

/** Waits until every cell has run, and looks for errors. */
async function idle(page, notebook) {
  await page.waitForTimeout(1000);
  await page.waitForFunction(
    () => [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].every((prompt) => /\[\d+\]/.test(prompt.textContent)),
    undefined,
    { timeout: RUN_LIMIT, polling: 1000 },
  );
  const error = page.locator(
    ".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr'], .jp-RenderedText[data-mime-type='application/vnd.jupyter.error']",
  );
  for (const text of await error.allTextContents()) if (/Error/.test(text)) throw new Error(`${notebook}: ${text}`);
}
