import { escapeHtml } from "../escapeHtml.js";
import { toHtml } from "../tables/html.js";
import type { Table } from "../tables/table.js";

/** Rows of a table that is shown without being asked for, and of one that is shown at all: its files have the others. */
const FOLDED = 16;
const SHOWN = 200;

/**
 * A table for a page of the report, in a box that scrolls. Long ones are folded, so that the page can be read through.
 *
 * @param id of the table in the page
 * @param folds whether long ones are folded. Default true
 * @param most rows that are shown; a note says that there are more. Default 200
 */
export function shownTable(
  table: Table,
  id: string,
  { folds = true, most = SHOWN }: { folds?: boolean; most?: number } = {},
): string {
  const { rows } = table;
  const cut =
    rows.length > most
      ? {
          ...table,
          rows: rows.slice(0, most),
          notes: [`The first ${most} of ${rows.length} rows; the files have all.`, ...(table.notes ?? [])],
        }
      : table;
  const html = toHtml({ ...cut, id });
  const label = escapeHtml(table.title);
  const box = `<div class="table" tabindex="0" role="region" aria-label="${label}">${html}</div>`;
  return folds && rows.length > FOLDED ? `<details><summary>${label} (${rows.length} rows)</summary>${box}</details>` : box;
}
