import type { DataFrame } from "danfojs-node";
import { formatCell } from "./formatCell.js";
import { type Cell, heading, isRounded, type Table } from "./table.js";

/**
 * A table as a danfojs DataFrame, for notebooks. Columns are named by their headings; numbers are unrounded; intervals are text.
 * danfojs (which brings TensorFlow.js) is loaded on the first call, not before.
 */
export async function toDataFrame(table: Table): Promise<DataFrame> {
  const { default: danfo } = await import("danfojs-node");
  const rows = table.rows.map((row) =>
    table.columns.map((column) => {
      const cell = row[column.key] ?? null;
      if (cell === null || typeof cell !== "object") return cell;
      return isRounded(cell) ? cell.value : formatCell(cell, column);
    }),
  );
  return new danfo.DataFrame(rows, { columns: table.columns.map(heading) });
}

/** What of a danfojs DataFrame is read here. */
export interface FrameLike {
  readonly columns: readonly string[];
  /** Rows of cells, or the cells of the one column. */
  readonly values: unknown;
  readonly shape: readonly number[];
}

/** A danfojs DataFrame as a table, so that it can be shown like one; `title` is its caption. Cells that a table cannot hold become text. */
export function fromDataFrame(frame: FrameLike, title = ""): Table {
  const rows = frame.values as readonly unknown[];
  return {
    id: "frame",
    title,
    columns: frame.columns.map((label, k) => ({ key: `c${k}`, label })),
    rows: rows.map((row) => {
      const cells = Array.isArray(row) ? row : [row];
      return Object.fromEntries(frame.columns.map((_, k) => [`c${k}`, plainCell(cells[k])]));
    }),
  };
}

function plainCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
