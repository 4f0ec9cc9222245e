import { readFileSync } from "node:fs";
import { z } from "zod";
import { decodeText } from "../decodeText.js";
import { RunError } from "../lab/errors.js";
import { notAFile } from "../notAFile.js";

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
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  cell_type: z.enum(["code", "markdown", "raw"]),
  metadata: z.looseObject({ tags: z.array(z.string()).optional() }).default({}),
  source: text,
  execution_count: z.int().nullable().optional(),
  outputs: z
    .array(z.union([z.looseObject({ output_type: z.literal("stream"), text }), z.looseObject({ output_type: z.string() })]))
    .optional(),
});
const notebook = z.looseObject({
  metadata: z.looseObject({ kernelspec: z.looseObject({ name: z.string() }).optional() }).default({}),
  cells: z.array(cell),
});

/**
 * Reads a notebook of nbformat 4, whatever its minor version: editors write 4.2 to 4.5, with and without ids, and some a byte order mark.
 * Cells without an id, or with one that stands before, are given one. Throws a RunError in one line, naming the file and what is wrong.
 */
export function readNotebook(file: string): Notebook {
  const json = readJson(file);
  const major = (json as { nbformat?: unknown } | null)?.nbformat;
  if (major !== 4) {
    const remedy = typeof major === "number" ? "; save it anew in Jupyter or VS Code, which convert it" : "";
    throw new RunError(`${file} is no notebook that RidgeLab reads: nbformat must be 4; got ${major ?? "none"}${remedy}`);
  }
  const result = notebook.safeParse(json);
  if (!result.success) {
    const { path, message } = result.error.issues[0]!;
    throw new RunError(`${file} is no notebook of nbformat 4: ${path.join(".") || "the file"}: ${message}`);
  }
  const { cells, metadata } = result.data;
  return { cells: withIds(cells as unknown as Cell[]), metadata };
}

function readJson(file: string): unknown {
  const reason = notAFile(file);
  if (reason) throw new RunError(`${file} ${reason}`);
  try {
    return JSON.parse(decodeText(readFileSync(file), file));
  } catch (error) {
    const message = (error as Error).message.replace(/\s+/g, " ");
    throw new RunError(message.startsWith(file) ? message : `${file} is no notebook: ${message}`);
  }
}

/** Ids came with nbformat 4.5; each is the first free one of `cell-1`, `cell-2`, … from the cell's place on. */
function withIds(cells: readonly (Omit<Cell, "id"> & { readonly id?: string })[]): Cell[] {
  const given = new Set(cells.map(({ id }) => id));
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    let id = cell.id;
    for (let k = index + 1; id === undefined || taken.has(id); k++) if (!given.has(`cell-${k}`)) id = `cell-${k}`;
    taken.add(id);
    return { ...cell, id };
  });
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
