import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cell, formatNotebook, type Notebook } from "../../src/notebooks/notebookFile.js";

/** A notebook whose code cells hold the given sources. */
export function notebookOf(...sources: readonly string[]): Notebook {
  const cells = sources.map((source, k): Cell => ({ id: `cell-${k + 1}`, cell_type: "code", metadata: {}, source }));
  return { cells, metadata: { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } } };
}

/** The same in a file of a folder of its own. */
export function notebookFile(notebook: Notebook, name = "sample.ipynb"): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
  const file = join(folder, name);
  writeFileSync(file, formatNotebook(notebook));
  return { folder, file };
}
