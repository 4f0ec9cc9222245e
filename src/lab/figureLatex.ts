import type { Figure } from "../figures/figure.js";
import { latexText } from "../tables/latexText.js";

/** Inches of a figure that states no width, as the pictures are drawn. */
const WIDTH = 3.5;

/**
 * A figure for LaTeX: its picture, title and caption, label `fig:ID`. The first line names the package that it needs.
 *
 * @param picture path of the PDF or PNG, from where LaTeX runs
 */
export function figureLatex({ id, title, caption, width = WIDTH }: Figure, picture: string): string {
  const words = [/[.!?]$/.test(title) ? title : `${title}.`, ...(caption ? [caption] : [])].join(" ");
  return [
    "% \\usepackage{graphicx}",
    width > WIDTH ? "\\begin{figure*}" : "\\begin{figure}",
    "  \\centering",
    `  \\includegraphics[width=${width}in]{${picture}}`,
    `  \\caption{${latexText(words)}}`,
    `  \\label{fig:${id.replaceAll(/[^\w:.-]/g, "-")}}`,
    width > WIDTH ? "\\end{figure*}" : "\\end{figure}",
    "",
  ].join("\n");
}
