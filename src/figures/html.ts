import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { escapeHtml } from "../escapeHtml.js";
import type { Figure } from "./figure.js";
import { toJson } from "./json.js";
import { placeFigure } from "./place.js";

/** CSS pixels on a screen for an inch on paper: text there is larger, and lines may be too. */
const pixelsPerInch = 160;
const screenFontSize = 13;

/** As wide as a notebook's page: a figure placed for more is shrunk there, its text is not, and titles meet headings. */
const widest = 832;

let bundle: string | undefined;

/** plotly.js (its Cartesian part, minified, 1.5 MB) as text for one `<script>` of a page that shows figures by `toHtmlFragment`. */
export function reportBundle(): string {
  bundle ??= inScript(readFileSync(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-cartesian.min.js"), "utf8"));
  return bundle;
}

/**
 * A figure as `<figure class="ridgelab-figure">` with its title and caption, interactive, for a page that has `reportBundle()` in a
 * script before it. The page must not hold two figures of one id.
 *
 * @example
 * import { composeFigure, linePanel, toHtmlFragment } from "ridgelab/figures";
 * const body = composeFigure({ panels: [linePanel({ series: [{ x: [0, 1], y: [0, 1] }] })] });
 * toHtmlFragment({ id: "line", title: "A line", ...body }).includes('<figure class="ridgelab-figure"'); // true
 */
export function toHtmlFragment(figure: Figure): string {
  const { spec, style } = onScreen(figure);
  const id = `figure-${figure.id.replaceAll(/[^\w-]/g, "-")}`;
  return [
    `<figure class="ridgelab-figure">`,
    `<div id="${id}" style="${style}"></div>`,
    captionHtml(figure),
    `<script>{const f=${spec};Plotly.newPlot("${id}",f.data,f.layout,{responsive:true,displaylogo:false})}</script>`,
    "</figure>",
    "",
  ].join("\n");
}

/** What a script draws a figure from (an object literal with `data` and `layout`), and the style of the box it is drawn in. */
export function onScreen(figure: Figure): { spec: string; style: string } {
  const { data, layout, width, height } = placeFigure(figure, {
    width: Math.min(widest, (figure.width ?? 3.5) * pixelsPerInch),
    fontSize: screenFontSize,
  });
  // Without a width and a height of its own the plot follows its box, which keeps the proportions on a narrow screen.
  const spec = toJson({ ...figure, data, layout: { ...layout, width: undefined, height: undefined, autosize: true } });
  const style = `width:100%;max-width:${Math.round(width)}px;aspect-ratio:${Math.round(width)}/${height}`;
  return { spec: inScript(spec.trim()), style };
}

/** Title and caption as a `<figcaption>`. */
export function captionHtml({ title, caption }: Figure): string {
  return `<figcaption><strong>${escapeHtml(title)}</strong>${caption ? ` ${escapeHtml(caption)}` : ""}</figcaption>`;
}

/**
 * A figure as a page of its own: one file, interactive, nothing fetched.
 *
 * @example
 * import { composeFigure, linePanel, toHtml } from "ridgelab/figures";
 * const body = composeFigure({ panels: [linePanel({ series: [{ x: [0, 1], y: [0, 1] }] })] });
 * toHtml({ id: "line", title: "A line", ...body }).startsWith("<!doctype html>"); // true
 */
export function toHtml(figure: Figure): string {
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(figure.title)}</title>`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    "<style>body{font:16px/1.4 Open Sans,Arial,Helvetica,sans-serif;margin:1rem}figure{margin:0}figcaption{max-width:46rem}</style>",
    `<script>${reportBundle()}</script></head><body>`,
    toHtmlFragment(figure).trimEnd(),
    "</body></html>",
    "",
  ].join("\n");
}

/** Script text in which nothing can end the script element or open a comment in it. */
function inScript(text: string): string {
  return text.replace(/<(?=\/script|script|!--)/gi, "\\x3c");
}
