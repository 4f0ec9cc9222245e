import type { Data } from "plotly.js";
import { describe, expect, it } from "vitest";
import { barPanel } from "../../src/figures/barPanel.js";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { histogramPanel } from "../../src/figures/histogramPanel.js";
import { toJson } from "../../src/figures/json.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure, letter } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { stepPanel } from "../../src/figures/stepPanel.js";
import { everyPanel } from "./samples.js";

const field = (trace: Partial<Data>, key: string) => (trace as Record<string, unknown>)[key];

describe("composeFigure", () => {
  it("makes the same plotly data as before (update with vitest -u and look at the figure)", async () => {
    const rounded = JSON.stringify(
      JSON.parse(toJson(everyPanel())),
      (_, value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value),
      1,
    );
    await expect(`${rounded}\n`).toMatchFileSnapshot("everyPanel.json");
  });

  it("gives every panel axes of its own and moves its shapes and annotations onto them", () => {
    const panel = linePanel({ series: [{ x: [0, 1], y: [0, 1] }], guides: [{ x: 0.5 }], labels: [{ text: "t", x: 0, y: 0 }] });
    const { data, layout } = composeFigure({ panels: [panel, panel] });
    expect(data.map((trace) => [field(trace, "xaxis"), field(trace, "yaxis")])).toEqual([
      ["x", "y"],
      ["x2", "y2"],
    ]);
    expect(layout.shapes?.map(({ xref, yref }) => [xref, yref])).toEqual([
      ["x", "y domain"],
      ["x2", "y2 domain"],
    ]);
    expect(layout.annotations?.map(({ xref }) => xref)).toEqual(["x", "x2"]);
    expect(layout.xaxis2?.anchor).toBe("y2");
  });

  it("lists a series once in the common legend, and separately in a panel's own", () => {
    const series = [
      { name: "a", x: [0], y: [0] },
      { name: "b", x: [0], y: [0] },
    ];
    const panels = [linePanel({ series }), linePanel({ series }), linePanel({ series, legend: "top right" as const })];
    const { data } = composeFigure({ panels });
    expect(data.map((trace) => field(trace, "showlegend"))).toEqual([true, true, false, false, true, true]);
    expect(data.map((trace) => field(trace, "legend"))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "legend4",
      "legend4",
    ]);
  });

  it("shows no legend for a single name unless asked to", () => {
    const panels = [linePanel({ series: [{ name: "a", x: [0], y: [0] }] })];
    expect(composeFigure({ panels }).layout.showlegend).toBe(false);
    expect(composeFigure({ panels, legend: true }).layout.showlegend).toBe(true);
  });

  it("letters panels if there are two or more", () => {
    const panel = linePanel({ heading: "one", series: [] });
    expect(composeFigure({ panels: [panel] }).grid?.headings).toEqual(["one"]);
    expect(composeFigure({ panels: [panel, panel] }).grid?.headings).toEqual(["<b>a</b> one", "<b>b</b> one"]);
    expect([0, 25, 26, 51, 52].map(letter)).toEqual(["a", "z", "aa", "az", "ba"]);
  });

  it("refuses a figure without panels and a number of columns that is none", () => {
    expect(() => composeFigure({ panels: [] })).toThrow("a figure has no panel");
    expect(() => composeFigure({ panels: [{ traces: [] }], columns: 0 })).toThrow("given 0");
  });
});

describe("linePanel", () => {
  it("draws the band around the curve, under it", () => {
    const [band, curve] = linePanel({ series: [{ name: "a", x: [1, 2], y: [5, 6], low: [4, 5], high: [6, 7] }] }).traces;
    expect([field(band, "x"), field(band, "y"), field(band, "showlegend")]).toEqual([[1, 2, 2, 1], [6, 7, 5, 4], false]);
    expect(field(curve, "y")).toEqual([5, 6]);
  });

  it("puts ticks of a logarithmic axis at powers of ten, at most seven", () => {
    const axis = (high: number) => linePanel({ series: [{ x: [1, 2], y: [1, high] }], y: { log: true } }).yaxis;
    expect(axis(1000)?.ticktext).toEqual(["1", "10", "10<sup>2</sup>", "10<sup>3</sup>"]);
    expect(axis(1e-13)?.tickvals).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1]);
    expect(axis(20)?.tickvals).toEqual([1, 10, 100]);
    expect(axis(5)?.tickvals).toBeUndefined();
  });

  it("takes ranges and places labels of a logarithmic axis by values", () => {
    const panel = linePanel({ series: [], labels: [{ text: "t", x: 1, y: 100 }], y: { log: true, range: [0.01, 1000] } });
    expect(panel.yaxis?.range).toEqual([-2, 3]);
    expect(panel.annotations?.[0].y).toBe(2);
  });

  it("leads a guide from the x axis to a point and on to the y axis", () => {
    const guides = [{ x: 0.84, y: 1 }];
    const { shapes } = linePanel({ series: [], guides, x: { range: [0, 1] }, y: { range: [-3, 3] } });
    expect(shapes?.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1])).toEqual([
      [0.84, -3, 0.84, 1],
      [0, 1, 0.84, 1],
    ]);
    expect(() => linePanel({ series: [], guides })).toThrow("give the axes a range");
  });

  it("refuses a series whose arrays differ in length", () => {
    expect(() => linePanel({ series: [{ name: "a", x: [1, 2], y: [1] }] })).toThrow('series "a" has 2 x and 1 values');
  });
});

describe("stepPanel", () => {
  it("holds each level up to the next jump and lifts the pen there", () => {
    const [levels, open, full] = stepPanel({ x: [1, 2], y: [0.5, 1] }, { x: { range: [0, 3] } }).traces;
    expect(field(levels, "x")).toEqual([0, 1, null, 1, 2, null, 2, 3, null]);
    expect(field(levels, "y")).toEqual([0, 0, null, 0.5, 0.5, null, 1, 1, null]);
    expect([field(open, "y"), field(full, "y")]).toEqual([
      [0, 0.5],
      [0.5, 1],
    ]);
  });
});

describe("histogramPanel", () => {
  it("counts as NumPy does (1.26: density over all samples, last edge included) and keeps no samples", () => {
    const [bars] = histogramPanel({ samples: [0, 0.5, 1, 1, 1.5, 2], bins: { from: 0, to: 2, count: 2 } }).traces;
    expect(field(bars, "x")).toEqual([0.5, 1.5]);
    expect(field(bars, "y")).toEqual([2 / 6, 4 / 6]);
  });

  it("lets samples beyond the bins count in n, so that the bars stay a density of all", () => {
    const [bars] = histogramPanel({ samples: [0.5, 7, 8, 9], bins: { from: 0, to: 1, count: 1 } }).traces;
    expect(field(bars, "y")).toEqual([0.25]);
  });

  it("refuses no samples and bins without width", () => {
    expect(() => histogramPanel({ samples: [], bins: { from: 0, to: 1, count: 1 } })).toThrow("given 0 samples");
    expect(() => histogramPanel({ samples: [1], bins: { from: 1, to: 1, count: 1 } })).toThrow(RangeError);
  });
});

describe("barPanel", () => {
  it("draws error bars to the limits, and none where there is no value", () => {
    const [bars] = barPanel({
      categories: ["a", "b"],
      series: [{ name: "s", values: [5, null], low: [4, 0], high: [7, 1] }],
    }).traces;
    expect(field(bars, "error_y")).toMatchObject({ array: [2, 0], arrayminus: [1, 0] });
  });

  it("refuses values that do not fit the categories", () => {
    expect(() => barPanel({ categories: ["a"], series: [{ name: "s", values: [1, 2] }] })).toThrow("2 values for 1 categories");
  });
});

describe("heatmapPanel", () => {
  it("stands the first row on top and reads names as names, even where they look like numbers", () => {
    const { yaxis, xaxis } = heatmapPanel({ values: [[1, 2]], columns: ["10", "9"] });
    expect(yaxis?.autorange).toBe("reversed");
    expect(xaxis?.type).toBe("category");
  });

  it("refuses ragged rows and names that do not fit", () => {
    expect(() => heatmapPanel({ values: [[1, 2], [3]] })).toThrow("given lengths 2, 1");
    expect(() => heatmapPanel({ values: [[1, 2]], rows: ["a", "b"] })).toThrow(RangeError);
  });
});

describe("picturePanel", () => {
  it("covers its pixels exactly, y down, and keeps the aspect", () => {
    const panel = picturePanel({ width: 4, height: 2, data: new Float32Array(8) });
    expect(panel.xaxis?.range).toEqual([-0.5, 3.5]);
    expect(panel.yaxis?.range).toEqual([1.5, -0.5]);
    expect(panel.images?.[0]).toMatchObject({ x: -0.5, y: -0.5, sizex: 4, sizey: 2 });
    expect(panel.aspect).toBe(0.5);
  });

  it("refuses data that are not width × height", () => {
    expect(() => picturePanel({ width: 4, height: 2, data: [1] })).toThrow("a picture of 4×2 needs 8 values; given 1");
  });
});
