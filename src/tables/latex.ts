import { formatCell } from "./formatCell.js";
import { type LatexLayout, latexLayout } from "./latexLayout.js";
import { latexCell, latexText } from "./latexText.js";
import { heading, isNumeric, type Table } from "./table.js";

/**
 * A table for LaTeX: caption above, label `tab:id`, notes in footnote size below. It is set as large as fits the page of an article, columns wrap
 * where they must, what is too wide lies on its side, and what is too high runs over pages. The first line names the packages that it needs, all of
 * LaTeX's own bundles and booktabs. Text is escaped; signs that pdfLaTeX's fonts lack (Greek letters, ≤, ×, …) become mathematics.
 *
 * @example
 * import { toLatex } from "ridgelab/tables";
 * const table = { id: "times", title: "Times", columns: [{ key: "n", label: "Points" }], rows: [{ n: 9 }] };
 * toLatex(table).split("\n")[0]; // "% \\usepackage{booktabs}"
 */
export function toLatex(table: Table): string {
  const cells = table.rows.map((row) => table.columns.map((column) => formatCell(row[column.key], column)));
  const headings = table.columns.map(heading);
  const layout = latexLayout(
    table.columns.map((column, k) => ({
      texts: [headings[k], ...cells.map((row) => row[k])],
      numeric: isNumeric(table, column),
    })),
  );
  const line = (fields: readonly string[]) => `    ${fields.join(" & ")} \\\\`;
  const parts = {
    caption: latexText(table.title),
    label: `tab:${table.id.replaceAll(/[^\w:.-]/g, "-")}`,
    head: line(headings.map(latexText)),
    rows: cells.map((row) => line(row.map(latexCell))),
    notes: (table.notes ?? []).map((note) => `  \\par\\smallskip{\\footnotesize ${latexText(note)}\\par}`),
  };
  const body = layout.long ? longTable(layout, parts) : floating(layout, parts);
  return [
    `% ${packagesOf(layout)
      .map((name) => `\\usepackage{${name}}`)
      .join("")}`,
    ...body,
    "",
  ].join("\n");
}

interface Parts {
  readonly caption: string;
  readonly label: string;
  readonly head: string;
  readonly rows: readonly string[];
  readonly notes: readonly string[];
}

function floating(
  { size, gap, landscape, shrunk, columns }: LatexLayout,
  { caption, label, head, rows, notes }: Parts,
): string[] {
  const float = landscape ? "sidewaystable" : "table";
  return [
    `\\begin{${float}}`,
    "  \\centering",
    `  \\${size}\\setlength{\\tabcolsep}{${gap}pt}`,
    `  \\caption{${caption}}`,
    `  \\label{${label}}`,
    `  ${shrunk ? "\\resizebox{\\linewidth}{!}{" : ""}\\begin{tabular}{@{}${columns}@{}}`,
    "    \\toprule",
    head,
    "    \\midrule",
    ...rows,
    "    \\bottomrule",
    `  \\end{tabular}${shrunk ? "}" : ""}`,
    ...notes,
    `\\end{${float}}`,
  ];
}

/** Over pages, the heading on each; no float. */
function longTable({ size, gap, landscape, columns }: LatexLayout, { caption, label, head, rows, notes }: Parts): string[] {
  return [
    landscape ? "\\begin{landscape}" : "\\begingroup",
    `  \\${size}\\setlength{\\tabcolsep}{${gap}pt}`,
    `  \\begin{longtable}{@{}${columns}@{}}`,
    `    \\caption{${caption}}\\label{${label}}\\\\`,
    "    \\toprule",
    head,
    "    \\midrule",
    "    \\endfirsthead",
    "    \\toprule",
    head,
    "    \\midrule",
    "    \\endhead",
    "    \\bottomrule",
    "    \\endfoot",
    ...rows,
    "  \\end{longtable}",
    ...notes,
    landscape ? "\\end{landscape}" : "\\endgroup",
  ];
}

function packagesOf({ long, landscape, columns }: LatexLayout): string[] {
  return [
    "booktabs",
    ...(columns.includes("p{") ? ["array"] : []),
    ...(long ? ["longtable"] : []),
    ...(landscape ? [long ? "lscape" : "rotating"] : []),
  ];
}
