import { basename, join } from "node:path";
import { expect } from "vitest";
import { executeNotebook } from "../../src/notebooks/execute.js";
import { startKernel } from "../../src/notebooks/kernel.js";
import { type Notebook, readNotebook } from "../../src/notebooks/notebookFile.js";
import { notebookHtml } from "../../src/notebooks/notebookHtml.js";
import { parseAssignment, withParameters } from "../../src/notebooks/parameters.js";
import { packageRoot } from "../../src/packageRoot.js";

/** Runs stored notebooks in the smoke profile, one after the other in one kernel, and looks at their pages. */
export async function runInOneKernel(names: readonly string[], out: string): Promise<void> {
  const kernel = await startKernel();
  try {
    for (const file of names) {
      const name = basename(file, ".ipynb");
      const given = ["profile=smoke", `out=${out}`, ...(AS_IN_QUICK[name] ?? [])];
      const stored = withParameters(name, readNotebook(join(packageRoot(), "notebooks", file)), given.map(parseAssignment));
      const { notebook, failure } = await executeNotebook(stored, kernel, { limit: 300 });
      expect(failure, name).toBeUndefined();
      expectComplete(name, notebook);
      // What the next one does not declare itself it must not find.
      const declared = stored.cells.flatMap(({ source }) =>
        [...source.matchAll(/^(?:const|let) (\w+)/gm)].map((match) => match[1]!),
      );
      await kernel.execute([...new Set(declared)].map((word) => `let ${word}: unknown;`).join("\n"), 30, () => {});
    }
  } finally {
    await kernel.stop();
  }
}

/** Settings that the smoke profile has in small and that change what figures show: by both splits, they have other panels. */
const AS_IN_QUICK: Readonly<Record<string, readonly string[]>> = { "02-vgg16-training": ["settings.splits=image,impression"] };

/** Every cell has run, and the page shows the notebook's figures, and fetches nothing. */
function expectComplete(name: string, notebook: Notebook): void {
  const code = notebook.cells.filter(({ cell_type }) => cell_type === "code");
  expect(code.map(({ execution_count }) => execution_count)).toEqual(code.map((_, k) => k + 1));
  expect(notebook.cells.some(({ metadata }) => metadata.tags?.includes("injected-parameters"))).toBe(true);
  const page = notebookHtml(name, notebook);
  expect(page.match(/class="ridgelab-figure"/g)!.length, name).toBeGreaterThanOrEqual(2);
  expect(page.match(/class="ridgelab-table"/g)!.length, name).toBeGreaterThanOrEqual(1);
  expect(page.match(/class="ridgelab-plotly"/g), name).toHaveLength(1);
  expect(page, `${name} fetches nothing`).not.toMatch(/(?:src|href)="https?:[^"]*\.(?:js|css|png|woff2?)"/);
  expect(page).not.toContain('class="stderr"');
}
