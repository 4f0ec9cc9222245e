import type { ExecutionStatus, Kernel } from "./kernel.js";
import type { Message } from "./message.js";
import type { Cell, Notebook, Output } from "./notebookFile.js";

/** Where and why a notebook stopped. */
export interface Failure {
  /** Place of the cell in the notebook, from 1, prose counted. */
  readonly cell: number;
  /** One line. */
  readonly message: string;
}

export interface Executed {
  readonly notebook: Notebook;
  readonly failure?: Failure;
}

export interface ExecuteOptions {
  /** Seconds that a cell may take. */
  readonly limit: number;
  /** Called before each code cell and after the last. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called with the notebook as it stands after each cell. */
  readonly onCell?: (notebook: Notebook) => void;
}

/** Runs a notebook's code cells in order, up to the first that fails, and gives the notebook with what they put out. */
export async function executeNotebook(notebook: Notebook, kernel: Kernel, options: ExecuteOptions): Promise<Executed> {
  const { limit, onProgress = () => {}, onCell = () => {} } = options;
  const cells = notebook.cells.map(
    (cell): Cell => (cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell),
  );
  const metadata = { ...notebook.metadata, language_info: kernel.languageInfo };
  const total = cells.filter(isRun).length;
  const inPlace = new Map<string, Output & { output_type: "display_data" }>();
  let done = 0;
  let failure: Failure | undefined;
  for (const [index, cell] of cells.entries()) {
    if (!isRun(cell)) continue;
    onProgress(done, total);
    done += 1;
    const outputs: Output[] = [];
    cells[index] = { ...cell, execution_count: done, outputs };
    const status = await kernel.execute(cell.source, limit, (message) => collect(message, outputs, inPlace));
    if (status !== "ok") {
      const message = explain(status, outputs, limit);
      outputs.push(errorOutput(status, message));
      failure = { cell: index + 1, message };
      break;
    }
    onCell({ cells, metadata });
  }
  onProgress(total, total);
  return { notebook: { cells, metadata }, failure };
}

function isRun({ cell_type, source }: Cell): boolean {
  return cell_type === "code" && source.trim() !== "";
}

/** Adds what a message brings to a cell's outputs, or changes an earlier output that is shown in its place. */
function collect(
  { header, content }: Message,
  outputs: Output[],
  inPlace: Map<string, Output & { output_type: "display_data" }>,
): void {
  if (header.msg_type === "stream") {
    const { name, text } = content as { name: "stdout" | "stderr"; text: string };
    const last = outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else outputs.push({ output_type: "stream", name, text });
    return;
  }
  const { data, metadata, transient } = content as {
    data: Record<string, unknown>;
    metadata?: Record<string, unknown>;
    transient?: { display_id?: string };
  };
  const id = transient?.display_id;
  const there = id === undefined ? undefined : inPlace.get(id);
  if (header.msg_type === "update_display_data" && there) Object.assign(there, { data, metadata: metadata ?? {} });
  if (header.msg_type !== "display_data") return;
  const output = { output_type: "display_data" as const, data, metadata: metadata ?? {} };
  outputs.push(output);
  if (id !== undefined) inPlace.set(id, output);
}

/** As nbformat has failures, for tools that look for one. The kernel itself writes them to standard error. */
function errorOutput(status: ExecutionStatus, message: string): Output {
  const thrown = status === "error" ? /^(\w*Error)(?: \[\w+\])?: (.*)$/.exec(message) : ["", "NotebookError", message];
  const [, ename = "Error", evalue = message] = thrown ?? [];
  return { output_type: "error", ename, evalue, traceback: [message] };
}

function explain(status: ExecutionStatus, outputs: readonly Output[], limit: number): string {
  if (status === "timed out") return `took longer than ${limit} s and was stopped (--limit)`;
  if (status === "bad message") return "the kernel sent a message that cannot be read, and was ended";
  if (status === "kernel died") return "the kernel ended in the middle of this cell";
  const said = outputs.flatMap((output) =>
    output.output_type === "stream" && output.name === "stderr" ? output.text.split("\n") : [],
  );
  const lines = said.filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  // Of a type error's lines the last says most; a thrown error's message may come after the place in the code.
  const types = lines.filter((line) => /^\d+:\d+ - /.test(line));
  return types.at(-1) ?? lines.find((line) => /^\w*Error\b.*: /.test(line)) ?? lines[0] ?? "failed without a message";
}
