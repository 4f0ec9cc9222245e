import type { DataFrame } from "danfojs-node";
import { formatCell } from "./formatCell.js";
import { heading, isRounded, type Table } from "./table.js";

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
