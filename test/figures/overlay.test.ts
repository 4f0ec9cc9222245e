import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/figures/figure.js";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { overlay } from "../../src/figures/overlay.js";
import { composeFigure } from "../../src/figures/panel.js";

const figureOf = (...series: Series[]): Figure => ({
  id: "curve",
  title: "Curve",
  ...composeFigure({ panels: [linePanel({ series, y: { range: [0, Math.max(...Array.from(series[0]!.y!))] } })] }),
});
const x = [1, 2];
const names = (figure: Figure) =>
  figure.data.flatMap((t) => ((t as { showlegend?: boolean }).showlegend ? [(t as { name: string }).name] : []));

describe("an overlay", () => {
  it("tells results of one series apart by colour, and makes the axes wide enough for both", () => {
    const both = overlay({ before: figureOf({ x, y: [1, 2] }), after: figureOf({ x, y: [1, 5] }) });
    expect(names(both)).toEqual(["before", "after"]);
    const colours = both.data.map((trace) => (trace as { line: { color: string } }).line.color);
    expect(new Set(colours).size).toBe(2);
    expect((both.layout.yaxis as { range: number[] }).range).toEqual([0, 5]);
  });

  it("keeps each series' colour where there are more, pales the first result, and draws once what they share", () => {
    const published = { name: "published", x, y: [3, 3] };
    const both = overlay({
      before: figureOf({ name: "ours", x, y: [1, 2] }, published),
      after: figureOf({ name: "ours", x, y: [1, 3] }, published),
    });
    expect(names(both)).toEqual(["ours, before", "published", "ours, after"]);
    expect(both.data.map((trace) => (trace as { opacity?: number }).opacity)).toEqual([0.35, undefined, 1]);
  });

  it("says whose caption it has, where they differ", () => {
    const captioned = (y: number[], caption: string): Figure => ({ ...figureOf({ x, y }), caption });
    const [one, same, other] = [captioned([1, 2], "N = 1."), captioned([1, 3], "N = 1."), captioned([1, 3], "N = 2.")];
    expect(overlay({ a: one, b: same }).caption).toBe("Overlay of “a” and “b”. N = 1.");
    expect(overlay({ a: one, b: other }).caption).toBe("Overlay of “a” and “b”. The caption of “a”: N = 1.");
  });

  it("refuses heatmaps, other panels and a single result", () => {
    const map: Figure = {
      id: "m",
      title: "M",
      ...composeFigure({ panels: [heatmapPanel({ values: [[1]], columns: ["a"], rows: ["b"] })] }),
    };
    expect(() => overlay({ a: map, b: map })).toThrow('figure "m" of "a" is a picture or a heatmap');
    const two: Figure = {
      ...figureOf({ x, y: x }),
      ...composeFigure({ panels: [1, 2].map(() => linePanel({ series: [{ x, y: x }] })) }),
    };
    expect(() => overlay({ a: figureOf({ x, y: x }), b: two })).toThrow("they must be the same");
    expect(() => overlay({ a: two })).toThrow("overlay wants two results or more; given 1");
  });
});
