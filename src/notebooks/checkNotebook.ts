import { KERNEL } from "./kernelspec.js";
import type { Notebook } from "./notebookFile.js";

/** What a stored notebook must keep to beside the format. */
export interface NotebookRules {
  /** Ids that `lab.run("…")` may name. */
  readonly experiments: readonly string[];
  /** Cells at most. Default 20. */
  readonly most?: number;
}

/**
 * What IPython would run and TypeScript cannot read: a line with `%%`, and `%name word` or `!program word` where no operator in letters
 * follows. A wrapped expression may well begin a line with `% n` or `!flag`; a cell cannot begin with `%`.
 */
const COMMAND = /^\s*%%|^\s*(?:%|!\s*)[\w./~-]+[ \t]+(?!(?:as|in|instanceof|satisfies)\b)(?:[\w~$'"]|--?\w|\.{0,2}\/\w)/m;

/** What is wrong with a stored notebook, a line each; none where all is well. */
export function checkNotebook(notebook: Notebook, { experiments, most = 20 }: NotebookRules): string[] {
  const { cells, metadata } = notebook;
  const found: string[] = [];
  if (cells.length > most) found.push(`has ${cells.length} cells; at most ${most}`);
  if (metadata.kernelspec?.name !== KERNEL) found.push(`names the kernel "${metadata.kernelspec?.name ?? ""}", not "${KERNEL}"`);
  const tagged = cells.filter(({ metadata }) => metadata.tags?.includes("parameters"));
  if (tagged.length !== 1) found.push(`has ${tagged.length} cells tagged "parameters"; it must have one`);
  cells.forEach((cell, index) => {
    const where = `cell ${index + 1}`;
    if ((cell.outputs?.length ?? 0) > 0 || (cell.execution_count ?? null) !== null) found.push(`${where} is stored with outputs`);
    if (cell.cell_type === "raw") found.push(`${where} is raw: neither prose nor code`);
    if (cell.source.trim() === "") found.push(`${where} is empty`);
    if (cell.metadata.tags?.includes("injected-parameters")) found.push(`${where} was injected by a run`);
    if (cell.cell_type !== "code") return;
    if (/^\s*%/.test(cell.source) || COMMAND.test(cell.source))
      found.push(`${where} has a command of IPython, which this kernel does not run`);
    for (const [, id] of cell.source.matchAll(/\blab\.run(?:<[^>]*>)?\(\s*["'`]([^"'`]*)["'`]/g)) {
      if (!experiments.includes(id!)) found.push(`${where} runs "${id}", which is no experiment`);
    }
  });
  return found;
}
