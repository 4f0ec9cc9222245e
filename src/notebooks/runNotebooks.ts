import { basename, join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import { onInterrupt } from "../interrupt.js";
import { oneLine, RunError, UsageError } from "../lab/errors.js";
import { formatDuration, type Reporter } from "../lab/progress.js";
import { type Executed, executeNotebook } from "./execute.js";
import { type Kernel, startKernel } from "./kernel.js";
import { KERNEL } from "./kernelspec.js";
import { formatNotebook, type Notebook, readNotebook } from "./notebookFile.js";
import { notebookHtml } from "./notebookHtml.js";
import { type Assignment, withParameters } from "./parameters.js";

export interface RunNotebooksOptions {
  readonly assignments: readonly Assignment[];
  /** Seconds that a cell may take. */
  readonly limit: number;
  /** Results folder; the executed copies go to `notebooks/` in it. */
  readonly out: string;
  readonly reporter: Reporter;
  /** Default: the project's own. */
  readonly start?: () => Promise<Kernel>;
}

/**
 * Runs notebooks one after the other, each in a kernel of its own, and writes an executed copy (.ipynb) and a page (.html) of each, of one
 * that fails or is stopped by Ctrl-C as far as it came.
 *
 * @returns a line for each notebook that failed: notebook, cell, message
 * @throws UsageError for a parameter that a notebook does not have, before anything runs
 */
export async function runNotebooks(files: readonly string[], options: RunNotebooksOptions): Promise<string[]> {
  const { assignments, reporter } = options;
  const prepared = files.map((file) => {
    const name = basename(file, ".ipynb");
    try {
      return { name, notebook: withParameters(name, withKernel(readNotebook(file)), assignments) };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      return { name, broken: oneLine(error) };
    }
  });
  const failures: string[] = [];
  for (const { name, notebook, broken } of prepared) {
    const began = performance.now();
    const problem = notebook ? await runOne(name, notebook, options) : broken;
    if (problem === undefined) {
      reporter.line(`${name}: done in ${formatDuration((performance.now() - began) / 1000)}`);
      continue;
    }
    failures.push(`${name}: ${problem}`);
    if (prepared.length > 1) reporter.warn(`ridgelab: ${failures.at(-1)}`);
  }
  return failures;
}

/** Runs one notebook and writes it; gives what went wrong. */
async function runOne(name: string, notebook: Notebook, options: RunNotebooksOptions): Promise<string | undefined> {
  const { limit, out, reporter, start = startKernel } = options;
  let kernel: Kernel | undefined;
  let reached = notebook;
  const write = (executed: Notebook): void => {
    writeFileInto(join(out, "notebooks", `${name}.ipynb`), formatNotebook(executed));
    writeFileInto(join(out, "notebooks", `${name}.html`), notebookHtml(name, executed));
  };
  const takeBack = onInterrupt(() => write(reached));
  try {
    kernel = await start();
    const { notebook: executed, failure }: Executed = await executeNotebook(notebook, kernel, {
      limit,
      onProgress: (done, total) => reporter.progress(name, done, total),
      onCell: (cells) => {
        reached = cells;
      },
    });
    write(executed);
    return failure && `cell ${failure.cell}: ${failure.message}`;
  } catch (error) {
    if (error instanceof RunError) return error.message;
    throw error;
  } finally {
    takeBack();
    await kernel?.stop();
  }
}

/** The notebook, if it is for our kernel. VS Code may leave the kernel's name out and say the language only. */
function withKernel(notebook: Notebook): Notebook {
  const { kernelspec, language_info: language } = notebook.metadata as Notebook["metadata"] & {
    language_info?: { name?: string };
  };
  if (kernelspec?.name === KERNEL || (!kernelspec && language?.name === "typescript")) return notebook;
  if (kernelspec)
    throw new RunError(`it wants the kernel "${kernelspec.name}", which is not installed here; RidgeLab's is "${KERNEL}"`);
  throw new RunError(`it names no kernel (metadata.kernelspec.name); RidgeLab's is "${KERNEL}"`);
}
