import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode } from "image-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, NoBrowserError } from "../../src/figures/launchBrowser.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { openRenderer, type Renderer } from "../../src/figures/renderer.js";
import { renderPictures, withRenderer } from "../../src/lab/outputs.js";
import { silent } from "../../src/lab/progress.js";
import { everyPanel, pictures } from "./samples.js";

let renderer: Renderer | undefined;
let reason = "";

beforeAll(async () => {
  renderer = await openRenderer().catch((error: Error) => {
    if (!(error instanceof NoBrowserError)) throw error;
    reason = error.message;
    return undefined;
  });
});
afterAll(() => renderer?.close());

describe("openRenderer", () => {
  const withBrowser = (name: string, run: (renderer: Renderer) => Promise<void>) =>
    it(name, async (context) => {
      if (!renderer) return context.skip(reason);
      await run(renderer);
    });

  withBrowser("draws SVG with its size in inches, text as text and nothing from elsewhere", async (drawer) => {
    const { svg } = await drawer.render(everyPanel(), { formats: ["svg"], width: 5 });
    const text = Buffer.from(svg).toString();
    expect(text.slice(0, text.indexOf(">"))).toMatch(/width="5in"/);
    expect(text.slice(0, text.indexOf(">"))).toMatch(/height="4in"/);
    expect(text).toContain('viewBox="0 0 480 384"');
    for (const word of ["noise σ (grey levels)", "12 uniforms", "precision", "histogram"]) expect(text).toContain(word);
    expect(text.replace(/xmlns(:xlink)?="[^"]*"/g, "")).not.toMatch(/https?:/);
  });

  withBrowser("draws names as they are, whatever markup they hold", async (drawer) => {
    const name = '<b>bold</b> <a href="https://example.org">x</a> &lt;5';
    const panel = linePanel({ series: [name, "other"].map((name) => ({ name, x: [0, 1], y: [0, 1] })), heading: name });
    const { svg } = await drawer.render(
      { id: "f", title: name, ...composeFigure({ panels: [panel] }) },
      { formats: ["svg"], width: 7 },
    );
    const text = Buffer.from(svg).toString();
    expect(text).not.toContain("<a ");
    // plotly writes the angle brackets of text as &#60; and &#62;.
    const shown = text.replaceAll("&#60;", "<").replaceAll("&#62;", ">").replaceAll("&amp;", "&");
    expect(shown.split(`>${name}</text>`)).toHaveLength(3);
  });

  withBrowser("draws curves where the axes say", async (drawer) => {
    const axis = { range: [0, 10] as [number, number], automargin: false };
    const layout = { margin: { l: 36, r: 0, t: 0, b: 36 }, xaxis: axis, yaxis: axis };
    const data = [{ type: "scatter" as const, mode: "lines" as const, x: [0, 5, 10], y: [0, 10, 5] }];
    const { svg } = await drawer.render({ id: "f", title: "f", data, layout, aspect: 1 }, { formats: ["svg"] });
    const path = /class="js-line" d="([^"]*)"/.exec(Buffer.from(svg).toString())?.[1];
    expect(path?.replace(/[\d.]+/g, (number) => Number(number).toFixed(1))).toBe("M0.0,300.0L150.0,0.0L300.0,150.0");
  });

  withBrowser("draws PNG of width times dpi pixels, with the dpi in it", async (drawer) => {
    const { png } = await drawer.render(pictures(), { formats: ["png"], width: 3.5, dpi: 300 });
    expect(decode(png).width).toBe(1050);
    expect(Buffer.from(png).readUInt32BE(41)).toBe(11811);
  });

  withBrowser("draws a picture upright, in its greys", async (drawer) => {
    const { png } = await drawer.render(pictures(), { formats: ["png"], width: 4, dpi: 192 });
    const image = decode(png);
    const greys = [0.06, 0.18, 0.3, 0.42].map((share) => image.getValue(Math.round(share * image.width), image.height - 40, 0));
    expect(greys).toEqual([0, 85, 170, 255]);
  });

  withBrowser("draws PDF of one page, of the figure's size, with fonts embedded and no date of its making", async (drawer) => {
    const { pdf } = await drawer.render(everyPanel(), { formats: ["pdf"], width: 5 });
    const text = Buffer.from(pdf).toString("latin1");
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(text).toMatch(/\/MediaBox \[0 0 360(\.\d+)? 288(\.\d+)?\]/);
    expect(text).toContain("+OpenSans-Regular");
    expect(text).toContain("/FontFile2");
    expect(text.match(/D:\d{14}/g)).toEqual(["D:19700101000000", "D:19700101000000"]);
  });

  withBrowser("draws the same bytes twice, with another figure between", async (drawer) => {
    const formats = ["svg", "png", "pdf"] as const;
    const first = await drawer.render(everyPanel(), { formats });
    await drawer.render(pictures(), { formats });
    const second = await drawer.render(everyPanel(), { formats });
    for (const format of formats) expect(Buffer.compare(first[format], second[format]), format).toBe(0);
  });

  withBrowser("names the figure that cannot be drawn, and draws the next", async (drawer) => {
    await expect(drawer.render(pictures(), { formats: ["svg"], width: 0 })).rejects.toThrow(
      'figure "pictures": width must be positive; given 0',
    );
    const [svg] = await Promise.all([
      drawer.render(pictures(), { formats: ["svg"] }),
      drawer.render(everyPanel(), { formats: ["svg"] }),
    ]);
    expect(Buffer.from(svg.svg).toString()).toContain("kernel");
  });
});

describe("renderPictures", () => {
  it("writes no picture where one figure is too narrow for its lettering, and names that", async (context) => {
    if (!renderer) return context.skip(reason);
    const folder = mkdtempSync(join(tmpdir(), "ridgelab-narrow-"));
    const drawing = withRenderer(() =>
      renderPictures(folder, [pictures(), everyPanel()], ["svg"], silent, { width: 1.5, fontSize: 20 }),
    );
    await expect(drawing).rejects.toThrow(
      `figure "${everyPanel().id}": 1.5 in is too narrow for it at 20 pt; make it wider, or the lettering smaller`,
    );
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe("launchBrowser", () => {
  it("says in one line that the browser named by RIDGELAB_CHROME does not start", async () => {
    const before = process.env.RIDGELAB_CHROME;
    process.env.RIDGELAB_CHROME = "no-such-browser";
    try {
      const error = await launchBrowser().catch((thrown: Error) => thrown);
      expect(error).toBeInstanceOf(NoBrowserError);
      expect((error as Error).message).toMatch(/^RIDGELAB_CHROME names a browser that does not start: no-such-browser[^\n]*$/);
    } finally {
      if (before === undefined) delete process.env.RIDGELAB_CHROME;
      else process.env.RIDGELAB_CHROME = before;
    }
  });
});
