import { escapeHtml } from "../escapeHtml.js";
import { formatCell } from "./formatCell.js";
import { heading, isNumeric, type Table } from "./table.js";

/**
 * A table as an HTML `<table>` without style: class `ridgelab-table`, a caption, headings with scope, notes in the foot.
 * Cells have class `number` or `text` and `data-column` with the column's key, so that a page can style, say, the verdicts.
 *
 * @example
 * import { toHtml } from "ridgelab/tables";
 * const table = { id: "times", title: "Times", columns: [{ key: "n", label: "Points" }], rows: [{ n: 9 }] };
 * toHtml(table).split("\n")[1]; // "<caption>Times</caption>"
 */
export function toHtml(table: Table): string {
  const columns = table.columns.map((column) => ({ column, kind: isNumeric(table, column) ? "number" : "text" }));
  const attributes = (kind: string, key: string) => `class="${kind}" data-column="${escapeHtml(key)}"`;
  const heads = columns.map(
    ({ column, kind }) => `<th scope="col" ${attributes(kind, column.key)}>${escapeHtml(heading(column))}</th>`,
  );
  const rows = table.rows.map((row) => {
    const cells = columns.map(({ column, kind }, index) => {
      const text = escapeHtml(formatCell(row[column.key], column));
      // A first column of words names its row, which is what a screen reader should say.
      return index === 0 && kind === "text"
        ? `<th scope="row" ${attributes(kind, column.key)}>${text}</th>`
        : `<td ${attributes(kind, column.key)}>${text}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const notes = (table.notes ?? []).map((note) => `<tr><td colspan="${columns.length}">${escapeHtml(note)}</td></tr>`);
  return [
    `<table class="ridgelab-table" id="table-${escapeHtml(table.id)}">`,
    `<caption>${escapeHtml(table.title)}</caption>`,
    `<thead><tr>${heads.join("")}</tr></thead>`,
    "<tbody>",
    ...rows,
    "</tbody>",
    ...(notes.length > 0 ? ["<tfoot>", ...notes, "</tfoot>"] : []),
    "</table>",
    "",
  ].join("\n");
}
