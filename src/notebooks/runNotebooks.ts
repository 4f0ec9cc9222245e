import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import { onInterrupt } from "../interrupt.js";
import { oneLine, RunError, UsageError } from "../lab/errors.js";
import { formatDuration, type Reporter } from "../lab/progress.js";
import { requireOurs } from "../lab/requireOurs.js";
import { type Executed, executeNotebook } from "./execute.js";
import { type Kernel, startKernel } from "./kernel.js";
import { KERNEL } from "./kernelspec.js";
import { formatNotebook, type Notebook, readNotebook } from "./notebookFile.js";
import { isNotebookPage, notebookHtml } from "./notebookHtml.js";
import { type Assignment, withParameters } from "./parameters.js";

export interface RunNotebooksOptions {
  readonly assignments: readonly Assignment[];
  /** Seconds that a cell may take. */
  readonly limit: number;
  /** Results folder; the executed copies go to `notebooks/` in it. */
  readonly out: string;
  readonly reporter: Reporter;
  /** Whether to write over files of the copies' names that are no executed copies. Default: false. */
  readonly force?: boolean;
  /** Default: the project's own. */
  readonly start?: () => Promise<Kernel>;
}

/**
 * Runs notebooks one after the other, each in a kernel of its own, and writes an executed copy (.ipynb) and a page (.html) of each, of one
 * that fails or is stopped by Ctrl-C as far as it came.
 *
 * @returns a line for each notebook that failed: notebook, cell, message
 * @throws UsageError, before anything runs, for a parameter that a notebook does not have, and where a copy would be written over the notebook
 *   itself, over another's copy or over a file that is none
 */
export async function runNotebooks(files: readonly string[], options: RunNotebooksOptions): Promise<string[]> {
  const { assignments, reporter } = options;
  requireFree(files, options);
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

/** Paths of the executed copy and of its page. */
function outputs(out: string, name: string): [copy: string, page: string] {
  return [join(out, "notebooks", `${name}.ipynb`), join(out, "notebooks", `${name}.html`)];
}

function requireFree(files: readonly string[], { out, force }: RunNotebooksOptions): void {
  const sources = files.map((file) => statSync(file, { throwIfNoEntry: false }));
  for (const [k, file] of files.entries()) {
    const name = basename(file, ".ipynb");
    const other = files.findIndex((earlier) => basename(earlier, ".ipynb") === name);
    if (other < k)
      throw new UsageError(
        `${files[other]} and ${file} have one name, and so would their copies; run them apart, each with its --out`,
      );
    const [copy, page] = outputs(out, name);
    const there = statSync(copy, { throwIfNoEntry: false });
    if (there && sources.some((source) => source && source.dev === there.dev && source.ino === there.ino)) {
      throw new UsageError(`${copy} is the notebook itself, over which its executed copy would be written; give another --out`);
    }
    if (force) continue;
    requireOurs(copy, isExecutedCopy);
    requireOurs(page, isNotebookPage);
  }
}

/** An executed notebook with the mark of a copy in its metadata. */
function marked(executed: Notebook): Notebook {
  return { ...executed, metadata: { ...executed.metadata, ridgelab: { executed: true } } };
}

function isExecutedCopy(text: string): boolean {
  try {
    return (JSON.parse(text) as { metadata: { ridgelab?: { executed?: boolean } } }).metadata.ridgelab?.executed === true;
  } catch {
    return false;
  }
}

/** Runs one notebook and writes it; gives what went wrong. */
async function runOne(name: string, notebook: Notebook, options: RunNotebooksOptions): Promise<string | undefined> {
  const { limit, out, reporter, start = startKernel } = options;
  let kernel: Kernel | undefined;
  let reached = notebook;
  const [copy, page] = outputs(out, name);
  const write = (executed: Notebook): void => {
    writeFileInto(copy, formatNotebook(marked(executed)));
    writeFileInto(page, notebookHtml(name, executed));
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
