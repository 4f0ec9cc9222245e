import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { experiments } from "../../experiments/index.js";
import { checkNotebook } from "../../src/notebooks/checkNotebook.js";
import { executeNotebook } from "../../src/notebooks/execute.js";
import { startKernel } from "../../src/notebooks/kernel.js";
import { formatNotebook, type Notebook, readNotebook } from "../../src/notebooks/notebookFile.js";
import { notebookHtml } from "../../src/notebooks/notebookHtml.js";
import { parseAssignment, withParameters } from "../../src/notebooks/parameters.js";
import { packageRoot } from "../../src/packageRoot.js";
import { notebookOf } from "./sample.js";

const folder = join(packageRoot(), "notebooks");
const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
const rules = { experiments: experiments.map(({ id }) => id) };

describe("the notebooks", () => {
  it("are eight, stored without outputs, executable, and know the experiments", () => {
    expect(files).toHaveLength(8);
    for (const file of files) expect(checkNotebook(readNotebook(join(folder, file)), rules), file).toEqual([]);
  });

  it("run every experiment that draws on a paper's tables or figures", () => {
    const sources = files.map((file) => readFileSync(join(folder, file), "utf8")).join();
    const missing = rules.experiments.filter((id) => !sources.includes(`lab.run(\\"${id}\\"`));
    expect(missing).toEqual([]);
  });

  it("are stored as Jupyter would store them", () => {
    for (const file of files) {
      const text = readFileSync(join(folder, file), "utf8");
      expect(JSON.parse(formatNotebook(readNotebook(join(folder, file))))).toEqual(JSON.parse(text));
    }
  });

  it("run in the smoke profile, all eight, without a browser, each on its own names", async () => {
    const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
    vi.stubEnv("RIDGELAB_CHROME", join(out, "no-browser"));
    // Those of the network share what it computes. A kernel takes seconds to start, so there is one for each half.
    await Promise.all([files.slice(1, 5), [files[0]!, ...files.slice(5)]].map((half) => runInOneKernel(half, out)));
  }, 600_000);
});

/** Settings below the smoke profile's. */
const SMALLER: Readonly<Record<string, readonly string[]>> = {
  "06": ["settings.draws=5000", "settings.testSizes=[1000]"],
  "08": ["settings.baseTrials=20", "settings.region.trials=100"],
};

async function runInOneKernel(names: readonly string[], out: string): Promise<void> {
  const kernel = await startKernel();
  try {
    for (const file of names) {
      const name = basename(file, ".ipynb");
      const given = ["profile=smoke", `out=${out}`, ...(SMALLER[name.slice(0, 2)] ?? [])];
      const stored = withParameters(name, readNotebook(join(folder, file)), given.map(parseAssignment));
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

describe("the check of stored notebooks", () => {
  const parameters = { ...notebookOf("let seed = 1;").cells[0]!, metadata: { tags: ["parameters"] } };
  const sample = notebookOf('const run = await lab.run("normal-law");');
  const well = { ...sample, cells: [parameters, { ...sample.cells[0]!, id: "run" }] };

  it("finds nothing in a good one", () => expect(checkNotebook(well, rules)).toEqual([]));

  it("refuses outputs, empty and raw cells, IPython's commands and unknown experiments", () => {
    const cell = well.cells[1]!;
    const bad = {
      ...well,
      cells: [
        parameters,
        { ...cell, outputs: [{ output_type: "stream" as const, name: "stdout" as const, text: "1" }] },
        { ...cell, execution_count: 3 },
        { ...cell, source: " \n" },
        { ...cell, cell_type: "raw" as const },
        { ...cell, source: "%matplotlib inline" },
        { ...cell, source: 'await lab.run("normal-lw")' },
      ],
    };
    expect(checkNotebook(bad, rules)).toEqual([
      "cell 2 is stored with outputs",
      "cell 3 is stored with outputs",
      "cell 4 is empty",
      "cell 5 is raw: neither prose nor code",
      "cell 6 has a command of IPython, which this kernel does not run",
      'cell 7 runs "normal-lw", which is no experiment',
    ]);
  });

  it("takes a wrapped line that begins with an operator for TypeScript, and a command in the middle of a cell for one", () => {
    const found = (source: string) => checkNotebook({ ...well, cells: [parameters, { ...well.cells[1]!, source }] }, rules);
    for (const source of [
      "const both =\n  one &&\n  !flag;",
      "const rest =\n  n\n  % m;",
      "!done && go();",
      "const ok = a\n  || !b\n!c as boolean;",
      "const t = `\n% of prints`;",
    ])
      expect(found(source), source).toEqual([]);
    for (const source of [
      "%time run()",
      "let a = 1;\n%matplotlib inline",
      "%%bash\nls",
      "let a = 1;\n!pip install x",
      "! ls -la",
      "!cat ./file",
    ])
      expect(found(source), source).toHaveLength(1);
  });

  it("refuses another kernel, a missing parameters cell and more than twenty cells", () => {
    const cells = Array.from({ length: 21 }, (_, k) => ({ ...well.cells[1]!, id: `c${k}` }));
    expect(checkNotebook({ cells, metadata: { kernelspec: { name: "deno" } } }, rules)).toEqual([
      "has 21 cells; at most 20",
      'names the kernel "deno", not "tslab"',
      'has 0 cells tagged "parameters"; it must have one',
    ]);
  });
});
