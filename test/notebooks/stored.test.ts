import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { experiments } from "../../experiments/index.js";
import { checkNotebook } from "../../src/notebooks/checkNotebook.js";
import { formatNotebook, readNotebook } from "../../src/notebooks/notebookFile.js";
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
});

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
