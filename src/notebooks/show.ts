import type { Figure } from "../figures/figure.js";
import { type FrameLike, fromDataFrame } from "../tables/dataFrame.js";
import { toHtml } from "../tables/html.js";
import type { Table } from "../tables/table.js";
import { toText } from "../tables/text.js";
import { display, inNotebook, type MimeBundle } from "./display.js";
import { toNotebookHtml } from "./notebookFigure.js";

/** What `show` shows: a table, a figure, a data frame, or Markdown. */
export type Showable = Table | Figure | FrameLike | string;

/** Shows things under the cell of a notebook; in a script tables are printed, and figures named. */
export function show(...things: readonly Showable[]): void {
  for (const thing of things) {
    const bundle = bundleOf(thing);
    if (inNotebook()) display(bundle);
    else process.stdout.write(`${bundle["text/plain"]}\n`);
  }
}

function bundleOf(thing: Showable): MimeBundle {
  if (typeof thing === "string") return { "text/markdown": thing, "text/plain": thing };
  if ("layout" in thing) return { "text/html": toNotebookHtml(thing), "text/plain": `Figure: ${thing.title}` };
  const table = "rows" in thing ? thing : fromDataFrame(thing);
  return { "text/html": `${STYLE}${toHtml(table)}`, "text/plain": toText(table) };
}

/** Booktabs, as in the report, and not Jupyter's stripes; outputs are shown one by one, so each carries it. */
const STYLE = `<style>
.ridgelab-table { border-collapse: collapse; width: max-content; font-size: .9em; margin: .4rem 0 1rem; }
.ridgelab-table caption { text-align: left; font-weight: 600; padding-bottom: .3rem; caption-side: top; color: inherit; }
.ridgelab-table th, .ridgelab-table td { padding: .2rem .7rem; vertical-align: top; text-align: left !important; font-weight: normal; border: none; }
.ridgelab-table tr { background: none !important; }
.ridgelab-table thead th { border-top: 1.5px solid currentColor; border-bottom: 1px solid currentColor; font-weight: 600; }
.ridgelab-table tbody tr:last-child > * { border-bottom: 1.5px solid currentColor; }
.ridgelab-table .text { max-width: 18em; overflow-wrap: anywhere; }
.ridgelab-table .number { text-align: right !important; font-variant-numeric: tabular-nums; white-space: nowrap; }
.ridgelab-table tfoot td { opacity: .75; font-size: .9em; max-width: 0; white-space: normal; padding-right: max(.7rem, 100% - 46rem); }
</style>
`;
