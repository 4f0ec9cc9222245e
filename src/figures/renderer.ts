import type { CDPSession, Page } from "playwright-core";
import { drawFigure, prepareDrawingPage, showFigure } from "./drawingPage.js";
import type { Figure } from "./figure.js";
import { launchBrowser } from "./launchBrowser.js";
import { type PlacedFigure, placeFigure } from "./place.js";
import { withResolution } from "./png.js";
import { points } from "./theme.js";

export type ImageFormat = "svg" | "png" | "pdf";

export interface RenderOptions<F extends ImageFormat = ImageFormat> {
  readonly formats: readonly F[];
  /** Width on paper in inches. Default: the figure's, or 3.5. */
  readonly width?: number;
  /** Dots per inch of PNG. Default 300. */
  readonly dpi?: number;
  /** Size of text on paper in points, whatever the width. Default 8. */
  readonly fontSize?: number;
}

/** One browser with one page that draws figure after figure. */
export interface Renderer {
  /**
   * Draws a figure: SVG (vector, text as text, size in inches), PNG (`dpi` in its header), PDF (one page of the figure's size,
   * fonts embedded, no dates). The same figure gives the same bytes in the same browser. Calls may overlap; they are served in order.
   * Throws a RangeError for a size that is not positive, an Error naming the figure where plotly or the browser fails.
   */
  render<F extends ImageFormat>(figure: Figure, options: RenderOptions<F>): Promise<Record<F, Uint8Array>>;
  /** Closes the browser; may be called twice. */
  close(): Promise<void>;
}

/** Opens the browser (see `launchBrowser`, which may throw a NoBrowserError) and a page that is ready to draw. */
export async function openRenderer(): Promise<Renderer> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await prepareDrawingPage(page);
    let last: Promise<unknown> = Promise.resolve();
    return {
      render: (figure, options) => {
        const drawn = last.then(() => render(page, session, figure, options));
        last = drawn.catch(() => {});
        return drawn;
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function render<F extends ImageFormat>(
  page: Page,
  session: CDPSession,
  figure: Figure,
  options: RenderOptions<F>,
): Promise<Record<F, Uint8Array>> {
  const { width = figure.width ?? 3.5, dpi = 300, fontSize = 8 } = options;
  for (const [name, value] of Object.entries({ width, dpi, fontSize })) {
    if (!(value > 0)) throw new RangeError(`figure "${figure.id}": ${name} must be positive; given ${value}`);
  }
  const placed = placeFigure(figure, { width: width * 96, fontSize: points(fontSize) });
  try {
    const svg = await drawFigure(page, placed, figure);
    const files: Partial<Record<ImageFormat, Uint8Array>> = {};
    for (const format of options.formats as readonly ImageFormat[]) {
      if (format === "svg") files.svg = svgFile(svg, placed);
      else if (format === "png") files.png = withResolution(await screenshot(page, session, placed, dpi / 96), dpi);
      else files.pdf = await print(page, placed);
    }
    return files as Record<F, Uint8Array>;
  } catch (cause) {
    const reason = (cause as Error).message;
    if (reason.includes("Something went wrong with axis scaling"))
      throw new Error(
        `figure "${figure.id}": ${inches(placed.width)} in is too narrow for it at ${fontSize} pt; make it wider, or the lettering smaller`,
        { cause },
      );
    if (reason.includes("Page.captureScreenshot")) {
      const [columns, rows] = [placed.width, placed.height].map((length) => Math.round((length * dpi) / 96));
      throw new Error(
        `figure "${figure.id}": the browser cannot draw a PNG of ${columns}×${rows} pixels; make it narrower, or its dpi less`,
        { cause },
      );
    }
    throw new Error(`figure "${figure.id}" could not be drawn: ${reason}`, { cause });
  }
}

/**
 * The SVG with its size on paper (its viewBox stays in CSS pixels) and with attributes in order: the browser writes `style` before or
 * after the others as it happens to have been read.
 */
function svgFile(svg: string, { width, height }: PlacedFigure): Uint8Array {
  const ordered = svg.replace(/(?<=<[\w:-]+)(?: [\w:-]+="[^"]*")+/g, (attributes) =>
    Array.from(attributes.matchAll(/ [\w:-]+="[^"]*"/g), String)
      .sort()
      .join(""),
  );
  const root = ordered
    .slice(0, ordered.indexOf(">"))
    .replace(/ width="[^"]*"/, ` width="${inches(width)}in"`)
    .replace(/ height="[^"]*"/, ` height="${inches(height)}in"`);
  return new TextEncoder().encode(`${root}${ordered.slice(ordered.indexOf(">"))}\n`);
}

function inches(pixels: number): number {
  return Number((pixels / 96).toFixed(4));
}

/** The page's upper left corner at `scale` device pixels to a CSS pixel; vectors are drawn anew at that scale. */
async function screenshot(page: Page, session: CDPSession, placed: PlacedFigure, scale: number): Promise<Uint8Array> {
  const { width, height } = placed;
  const viewport = { width: Math.ceil(width), height: Math.ceil(height), deviceScaleFactor: scale, mobile: false };
  // A layer that changes its scale keeps some of its old tiles; one that is painted anew has the same pixels each time.
  await showFigure(page, false);
  await session.send("Emulation.setDeviceMetricsOverride", viewport);
  await showFigure(page, true);
  const clip = { x: 0, y: 0, width: Math.round(width * scale) / scale, height: Math.round(height * scale) / scale, scale: 1 };
  const { data } = await session.send("Page.captureScreenshot", { format: "png", clip });
  await session.send("Emulation.clearDeviceMetricsOverride");
  return Buffer.from(data, "base64");
}

/** The drawing as one PDF page of its size, with the dates of its making set to one day of the same length in bytes. */
async function print(page: Page, { width, height }: PlacedFigure): Promise<Uint8Array> {
  const pdf = await page.pdf({ width: `${width}px`, height: `${height}px`, printBackground: true, pageRanges: "1" });
  const text = pdf.toString("latin1");
  return Buffer.from(
    text.replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}/g, (_, key: string) => `${key}19700101000000`),
    "latin1",
  );
}
