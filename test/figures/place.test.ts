import type { LayoutAxis } from "plotly.js";
import { describe, expect, it } from "vitest";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { placeFigure } from "../../src/figures/place.js";
import { seriesStyles } from "../../src/figures/theme.js";
import { everyPanel, pictures } from "./samples.js";

const fontSize = (8 * 96) / 72;

describe("placeFigure", () => {
  it("keeps text at its size and gives the gaps between panels the same room at every width", () => {
    const gap = (width: number) => {
      const { layout } = placeFigure(everyPanel(), { width, fontSize });
      const [left, right] = [layout.xaxis, layout.xaxis2].map((axis) => (axis as LayoutAxis).domain as number[]);
      const room = width - 4.5 * fontSize; // margins, ticks and title of the first column
      return (right[0] - left[1]) * room;
    };
    expect(gap(336)).toBeCloseTo(gap(687), 1);
    expect(gap(687)).toBeCloseTo(4.5 * fontSize, 1);
    expect(placeFigure(everyPanel(), { width: 336, fontSize }).layout.template?.layout?.font?.size).toBe(fontSize);
  });

  it("makes pictures as wide as the figure allows and the figure as high as the pictures need", () => {
    const { width, height, layout } = placeFigure(pictures(), { width: 336, fontSize });
    const cell = (336 - 3 - 0.5 * fontSize) / 2;
    const heading = 2.9 * fontSize; // two lines
    expect(height).toBe(Math.round(heading + cell * 0.75 + 1));
    expect(width).toBe(336);
    expect((layout.xaxis as LayoutAxis).scaleanchor).toBe("y");
  });

  it("breaks a long heading into lines of its panel's width", () => {
    const { layout } = placeFigure(pictures(), { width: 200, fontSize });
    expect(layout.annotations?.at(-1)?.text).toBe("<b>b</b> print, with<br>its minutiae<br>marked");
  });

  it("grows by a legend of many names, so that the panel keeps its height", () => {
    const names = (count: number) => Array.from({ length: count }, (_, k) => ({ name: `matcher ${k}`, x: [0], y: [0] }));
    const placed = (count: number) =>
      placeFigure(
        { id: "f", title: "f", ...composeFigure({ panels: [linePanel({ series: names(count) })] }) },
        { width: 336, fontSize },
      );
    const lines = Math.ceil(24 / 2); // two names of ten letters a line, as plotly draws them
    expect(placed(6).height).toBe(placed(2).height);
    expect(placed(24).height - placed(2).height).toBeGreaterThan(0.7 * lines * 1.8 * fontSize);
    expect(placed(24).height - placed(2).height).toBeLessThan(1.1 * lines * 1.8 * fontSize);
    expect(placed(24).layout.legend).toMatchObject({ orientation: "h", maxheight: 1 });
  });

  it("lists a curve with the marker of its points that are drawn apart, and its places stay", () => {
    const curve = { name: "sum", x: [0, 1], y: [0, 1] };
    const apart = { name: "sum", x: [0.5], y: [0.4], mode: "markers" as const, style: 0 };
    const other = { name: "other", x: [0, 1], y: [1, 0], style: 1 };
    const figure = { id: "f", title: "f", ...composeFigure({ panels: [linePanel({ series: [curve, apart, other] })] }) };
    const traces = placeFigure(figure, { width: 300, fontSize }).data as Record<string, unknown>[];
    const listed = traces.filter(({ showlegend }) => showlegend).map(({ name, mode, x }) => ({ name, mode, x }));
    expect(listed).toEqual([
      { name: "sum", mode: "lines+markers", x: [null] },
      { name: "other", mode: "lines", x: [0, 1] },
    ]);
    const drawn = traces.filter(({ x }) => (x as unknown[])[0] !== null).map(({ mode, x }) => [mode, x]);
    expect(drawn).toEqual([
      ["lines", [0, 1]],
      ["markers", [0.5]],
      ["lines", [0, 1]],
    ]);
    expect(new Set(traces.slice(0, 3).map(({ legendgroup }) => legendgroup))).toEqual(new Set(["sum"]));
  });

  it("sets the height of a figure without panels by its aspect", () => {
    const figure = { id: "f", title: "f", data: [], layout: {}, aspect: 0.5 };
    expect(placeFigure(figure, { width: 300, fontSize }).height).toBe(150);
  });
});

describe("the theme", () => {
  it("has four first colours at least ten L* apart, for black-and-white print", () => {
    const lightness = seriesStyles.slice(0, 4).map(({ color }) => lStar(color));
    const sorted = lightness.sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThan(10);
  });

  it("tells 49 series apart by colour and dash, and, without colour, by dash and marker", () => {
    const distinct = (...keys: ("color" | "dash" | "symbol" | "pattern")[]) =>
      new Set(seriesStyles.map((style) => keys.map((key) => style[key]).join(" "))).size;
    expect(seriesStyles).toHaveLength(49);
    expect(distinct("color", "dash")).toBe(49);
    expect(distinct("dash", "symbol")).toBe(49);
    expect(distinct("color", "pattern")).toBe(49);
    expect(new Set(seriesStyles.slice(0, 7).map(({ dash }) => dash)).size).toBe(7);
  });

  it("gives curves a few markers where dashes come again, and those of a stated mode none", () => {
    const series = Array.from({ length: 8 }, () => ({ x: [0, 1], y: [0, 1] }));
    const traces = [
      ...linePanel({ series }).traces,
      ...linePanel({ series: [{ ...series[0]!, style: 7, mode: "lines" }] }).traces,
    ];
    expect(traces.map((trace) => (trace as { mode?: string }).mode)).toEqual([
      ...Array(7).fill("lines"),
      "lines+markers",
      "lines",
    ]);
  });
});

/** CIE 1976 lightness of an sRGB colour. */
function lStar(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}
