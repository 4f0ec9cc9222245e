import { formatCell } from "./formatCell.js";
import { heading, isNumeric, type Table } from "./table.js";

/**
 * A table as a LaTeX float for `\usepackage{booktabs}`: caption above, label `tab:id`, notes in footnote size below.
 * Text is escaped; signs that pdfLaTeX's fonts lack (Greek letters, ≤, ×, …) become mathematics. A table of eight columns or more is set in
 * footnote size with narrow gaps.
 *
 * @example
 * import { toLatex } from "ridgelab/tables";
 * const table = { id: "times", title: "Times", columns: [{ key: "n", label: "Points" }], rows: [{ n: 9 }] };
 * toLatex(table).includes("\\toprule"); // true
 */
export function toLatex(table: Table): string {
  const align = table.columns.map((column) => (isNumeric(table, column) ? "r" : "l")).join("");
  const line = (fields: readonly string[]) => `    ${fields.join(" & ")} \\\\`;
  return [
    "\\begin{table}",
    "  \\centering",
    ...(table.columns.length >= WIDE ? ["  \\footnotesize", "  \\setlength{\\tabcolsep}{4pt}"] : []),
    `  \\caption{${escapeLatex(table.title)}}`,
    `  \\label{tab:${table.id.replaceAll(/[^\w:.-]/g, "-")}}`,
    `  \\begin{tabular}{@{}${align}@{}}`,
    "    \\toprule",
    line(table.columns.map((column) => escapeLatex(heading(column)))),
    "    \\midrule",
    ...table.rows.map((row) => line(table.columns.map((column) => latexCell(formatCell(row[column.key], column))))),
    "    \\bottomrule",
    "  \\end{tabular}",
    ...(table.notes ?? []).map((note) => `  \\par\\smallskip{\\footnotesize ${escapeLatex(note)}\\par}`),
    "\\end{table}",
    "",
  ].join("\n");
}

/** Columns from which on a table is wide. */
const WIDE = 8;

/** A number by powers of ten is set as such: 1.2e-16 becomes $1.2\times10^{-16}$. */
function latexCell(text: string): string {
  const power = /^(−?)([\d.]+)e(-?\d+)$/.exec(text);
  return power ? `$${power[1] && "-"}${power[2]}\\times10^{${power[3]}}$` : escapeLatex(text);
}

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "[": "{[}", // after "\\\\" a bracket would be its argument
  "\n": " ",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "$<$",
  ">": "$>$",
  "–": "--",
  "—": "---",
  "…": "\\ldots{}",
  "\u00a0": "~",
  "−": "$-$",
  "×": "$\\times$",
  "·": "$\\cdot$",
  "±": "$\\pm$",
  "≤": "$\\le$",
  "≥": "$\\ge$",
  "≈": "$\\approx$",
  "≠": "$\\ne$",
  "∞": "$\\infty$",
  "√": "$\\surd$",
  "→": "$\\rightarrow$",
  "°": "$^{\\circ}$",
  "¹": "$^{1}$",
  "²": "$^{2}$",
  "³": "$^{3}$",
  "⁻": "$^{-}$",
  "½": "$\\frac12$",
  "′": "$'$",
};

const greek: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma",
    "τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega",
  ].flatMap((line) => [...line.matchAll(/(\S) (\S+)/gu)].map(([, letter, name]) => [letter, `$\\${name}$`])),
);

function escapeLatex(text: string): string {
  return text.replace(/[\\{}[$&#%_^~<>\n\u00a0-\uffff]/g, (sign) => signs[sign] ?? greek[sign] ?? sign);
}
