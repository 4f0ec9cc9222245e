import { escapeHtml } from "../escapeHtml.js";
import { highlight } from "./highlight.js";
import { markdownHtml } from "./markdownHtml.js";
import { withOneBundle } from "./notebookFigure.js";
import type { Cell, Notebook, Output } from "./notebookFile.js";

/** How the page of an executed notebook can be told from another. */
const MARK = '<meta name="generator" content="ridgelab notebook run">';

/** Whether a page is one of an executed notebook. */
export function isNotebookPage(page: string): boolean {
  return page.includes(MARK);
}

/** An executed notebook as one HTML page that reads without a network: prose, formulas as MathML, code, and outputs as the notebook shows them. */
export function notebookHtml(name: string, { cells }: Notebook): string {
  const title = /^#\s+(.+)$/m.exec(cells.find(({ cell_type }) => cell_type === "markdown")?.source ?? "")?.[1] ?? name;
  return withOneBundle(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${MARK}
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${cells.map(cellHtml).join("\n")}
</main>
</body>
</html>
`);
}

function cellHtml({ cell_type, source, outputs = [], execution_count }: Cell): string {
  if (cell_type === "markdown") return `<section class="prose">\n${markdownHtml(source)}</section>`;
  if (cell_type === "raw") return `<pre class="raw">${escapeHtml(source)}</pre>`;
  const said = outputs.map((output) => (output.output_type === "stream" ? output.text : "")).join("");
  // A thrown error stands on standard error already, with its stack.
  const isRepeated = (output: Output): boolean =>
    output.output_type === "error" && output.traceback.every((line) => said.includes(line));
  const shown = outputs
    .filter((output) => !isRepeated(output))
    .map(outputHtml)
    .join("\n");
  return `<section class="code">
<pre class="input" data-count="${execution_count ?? " "}"><code>${highlight(source.trimEnd())}</code></pre>
${shown && `<div class="output">\n${shown}\n</div>\n`}</section>`;
}

function outputHtml(output: Output): string {
  if (output.output_type === "stream") return `<pre class="${output.name}">${escapeHtml(withoutColours(output.text))}</pre>`;
  if (output.output_type === "error")
    return `<pre class="stderr">${escapeHtml(withoutColours(output.traceback.join("\n")))}</pre>`;
  const { data } = output;
  const form = (type: string): string | undefined => {
    const value = data[type];
    return Array.isArray(value) ? value.join("") : (value as string | undefined);
  };
  const picture = (type: string): string => `<img alt="" src="data:${type};base64,${form(type)}">`;
  if (form("text/html")) return form("text/html")!;
  if (form("image/svg+xml")) return form("image/svg+xml")!;
  for (const type of ["image/png", "image/jpeg", "image/gif"]) if (form(type)) return picture(type);
  if (form("text/markdown")) return markdownHtml(form("text/markdown")!);
  if (form("text/latex")) return markdownHtml(form("text/latex")!);
  return `<pre class="stdout">${escapeHtml(form("text/plain") ?? "")}</pre>`;
}

function withoutColours(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  return text.replace(/\x1b\[[\d;]*m/g, "");
}

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.55 "Open Sans", system-ui, sans-serif; margin: 0; color: #1a1a1a; background: #fff; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.8rem; line-height: 1.25; } h2 { font-size: 1.3rem; margin-top: 2.6rem; } a { color: #00558c; }
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "Libertinus Math", "XITS Math", math; font-size: 1.06em; } math[display="block"] { margin: .8rem 0; }
pre { overflow-x: auto; font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; margin: .5rem 0; }
.input { background: #f6f7f9; border-left: 3px solid #0072b2; padding: .7rem .9rem; }
.stderr { color: #a33000; }
.output { overflow-x: auto; }
.input .comment { color: #6a737d; } .input .string { color: #22663b; } .input .number { color: #8a4b00; } .input .keyword { color: #00558c; font-weight: 600; }
.prose table { border-collapse: collapse; } .prose th, .prose td { padding: .2rem .7rem; border-bottom: 1px solid #ddd; text-align: left; }
blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 3px solid #ccc; color: #444; }
code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .92em; }
`;
