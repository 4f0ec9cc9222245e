import { readFileSync } from "node:fs";
import { z } from "zod";
import { RunError } from "../lab/errors.js";

/** One output of a cell, as nbformat has it. */
export type Output =
  | { readonly output_type: "stream"; readonly name: "stdout" | "stderr"; text: string }
  | { readonly output_type: "display_data"; data: Record<string, unknown>; metadata: Record<string, unknown> }
  | { readonly output_type: "error"; readonly ename: string; readonly evalue: string; readonly traceback: readonly string[] };

export interface Cell {
  readonly id: string;
  readonly cell_type: "code" | "markdown" | "raw";
  readonly metadata: { readonly tags?: readonly string[] };
  readonly source: string;
  /** Pictures in prose, by name. */
  readonly attachments?: Readonly<Record<string, unknown>>;
  /** Of code cells; null before the cell has run. */
  readonly execution_count?: number | null;
  readonly outputs?: readonly Output[];
}

/** A notebook as nbformat 4.5 has it, with each cell's source in one string. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: {
    readonly kernelspec?: { readonly name: string; readonly [key: string]: unknown };
    readonly [key: string]: unknown;
  };
}

const text = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(""))]);
const cell = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  cell_type: z.enum(["code", "markdown", "raw"]),
  metadata: z.looseObject({ tags: z.array(z.string()).optional() }),
  source: text,
  execution_count: z.int().nullable().optional(),
  outputs: z
    .array(z.union([z.looseObject({ output_type: z.literal("stream"), text }), z.looseObject({ output_type: z.string() })]))
    .optional(),
});
const notebook = z.looseObject({
  nbformat: z.literal(4),
  nbformat_minor: z.int().min(5),
  metadata: z.looseObject({ kernelspec: z.looseObject({ name: z.string() }).optional() }),
  cells: z.array(cell),
});

/** Reads a notebook. Throws a RunError in one line, naming the file and what is wrong with it. */
export function readNotebook(file: string): Notebook {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new RunError(`${file} is no notebook: ${(error as Error).message}`);
  }
  const result = notebook.safeParse(json);
  if (!result.success) {
    const { path, message } = result.error.issues[0]!;
    throw new RunError(`${file} is no notebook of nbformat 4.5: ${path.join(".") || "the file"}: ${message}`);
  }
  const { cells, metadata } = result.data;
  const ids = cells.map(({ id }) => id);
  const twice = ids.find((id, k) => ids.indexOf(id) !== k);
  if (twice !== undefined) throw new RunError(`${file} is no notebook of nbformat 4.5: two cells have the id "${twice}"`);
  return { cells: cells as unknown as Cell[], metadata };
}

/** A notebook as the text of an .ipynb file: nbformat 4.5, keys and indent as Jupyter writes them. */
export function formatNotebook({ cells, metadata }: Notebook): string {
  const file = { cells: cells.map(formatCell), metadata, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function formatCell({ id, cell_type, metadata, source, attachments, execution_count = null, outputs = [] }: Cell): object {
  const common = { ...(attachments && { attachments }), cell_type, id, metadata, source: lines(source) };
  if (cell_type !== "code") return common;
  return {
    cell_type,
    execution_count,
    id,
    metadata,
    outputs: outputs.map((output) => (output.output_type === "stream" ? { ...output, text: lines(output.text) } : output)),
    source: lines(source),
  };
}

/** Text as nbformat keeps it: a list of lines with their ends. */
function lines(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== "");
}
