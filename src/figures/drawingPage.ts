import type { Page } from "playwright-core";
import type { Figure } from "./figure.js";
import { reportBundle } from "./html.js";
import { sortedCopy } from "./json.js";
import { openSansCss } from "./openSans.js";
import type { PlacedFigure } from "./place.js";

/**
 * The page's own code. plotly names its clip paths by Math.random, so that is seeded by the figure's id: the same figure, the same
 * names, and other names in the next figure on a page of SVGs. The drawing before is taken away first, for plotly avoids its names;
 * this one is left in the page for the screenshot and the print.
 */
const script = `
async function drawFigure({ data, layout, width, height, id, title }) {
  document.getElementById("figure").innerHTML = "";
  let state = 1;
  for (const letter of id) state = (state * 31 + letter.codePointAt(0)) % 2147483646 + 1;
  Math.random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const uri = await Plotly.toImage({ data, layout, config: { staticPlot: true } }, { format: "svg", width, height });
  const svg = decodeURIComponent(uri.slice(uri.indexOf(",") + 1));
  document.title = title;
  document.getElementById("figure").innerHTML = svg;
  await Promise.all([...document.images].map((image) => image.decode()));
  return svg;
}
function showFigure(shown) {
  document.getElementById("figure").style.display = shown ? "block" : "none";
  return new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted())));
}`;

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>
@page{margin:0}
html,body{margin:0;background:#fff}
#figure>svg{display:block;overflow:hidden}
</style></head><body><div id="figure"></div></body></html>`;

/** Makes an empty page ready to draw: plotly, the fonts (loaded, so that the first text is already measured in them) and the code. */
export async function prepareDrawingPage(page: Page): Promise<void> {
  await page.setContent(html);
  await page.addStyleTag({ content: openSansCss() });
  await page.addScriptTag({ content: reportBundle() });
  await page.addScriptTag({ content: script });
  await page.evaluate("Promise.all([...document.fonts].map((face) => face.load())).then(() => undefined)");
}

/** Draws a figure on a prepared page and returns its SVG. */
export async function drawFigure(page: Page, placed: PlacedFigure, { id, title }: Figure): Promise<string> {
  return page.evaluate<string>(`drawFigure(${JSON.stringify(sortedCopy({ ...placed, id, title }))})`);
}

/** Shows or hides the drawing, and waits until that is painted. */
export async function showFigure(page: Page, shown: boolean): Promise<void> {
  await page.evaluate(`showFigure(${shown})`);
}
