import type { DataFrame } from "danfojs-node";
import { formatCell } from "./formatCell.js";
import { type Cell, heading, isRounded, type Table } from "./table.js";

/**
 * A table as a danfojs DataFrame, for notebooks. Columns are named by their headings, two alike by what they stand behind; numbers are unrounded; intervals are text.
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
  return new danfo.DataFrame(rows, { columns: distinctHeadings(table) });
}

/** Headings of which a DataFrame wants no two alike: a second "95 % interval" is named with the column that it stands behind. */
function distinctHeadings({ columns }: Table): string[] {
  const plain = columns.map(heading);
  return plain.map((name, k) => {
    if (plain.indexOf(name) === plain.lastIndexOf(name)) return name;
    return k === 0 ? `${name} (${columns[k]!.key})` : `${plain[k - 1]}: ${name}`;
  });
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
