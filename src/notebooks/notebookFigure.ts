import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Figure } from "../figures/figure.js";
import { captionHtml, onScreen } from "../figures/html.js";

let bundle: string | undefined;

/** The mark of the element that carries plotly.js, so that a page of many figures needs but one: see `withOneBundle`. */
const BUNDLE = /<script type="application\/gzip" class="ridgelab-plotly">[^<]*<\/script>\n?/g;

/**
 * A figure as the output of a notebook's cell: interactive, and complete in itself (plotly.js travels with it, compressed to 0.6 MB), as
 * outputs are shown, cleared and copied one by one, and nothing may be fetched. Plotly is unpacked once a page.
 */
export function toNotebookHtml(figure: Figure): string {
  const { spec, style } = onScreen(figure);
  return `<figure class="ridgelab-figure" style="margin:0 0 1rem;padding:.5rem;background:#fff;color:#000">
<div style="${style}"><em>An interactive figure; the notebook must be trusted to show it.</em></div>
${captionHtml(figure)}
${bundleElement()}
<script>(async () => {
const box = document.currentScript.closest("figure").querySelector("div");
${LOAD}
const plotly = await window.ridgelabPlotly;
const f = ${spec};
box.textContent = "";
await plotly.newPlot(box, f.data, f.layout, { responsive: true, displaylogo: false, typesetMath: false });
})();</script>
</figure>
`;
}

/** A page whose figures share the first one's plotly.js. */
export function withOneBundle(html: string): string {
  let first = true;
  return html.replace(BUNDLE, (element) => {
    if (!first) return "";
    first = false;
    return element;
  });
}

/** Plotly as a value of its own, whatever module loader a page has. */
const LOAD = `window.ridgelabPlotly ??= (async () => {
const packed = Uint8Array.from(atob(document.querySelector("script.ridgelab-plotly").textContent), (c) => c.charCodeAt(0));
const text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
const module = { exports: {} };
new Function("module", "exports", "define", text)(module, module.exports, undefined);
return module.exports;
})();`;

function bundleElement(): string {
  bundle ??= gzipSync(readFileSync(createRequire(import.meta.url).resolve("plotly.js/dist/plotly-cartesian.min.js")), {
    level: 9,
  }).toString("base64");
  return `<script type="application/gzip" class="ridgelab-plotly">${bundle}</script>`;
}
