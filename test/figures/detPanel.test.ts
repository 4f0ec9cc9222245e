import type { Data } from "plotly.js";
import { describe, expect, it } from "vitest";
import { detPanel } from "../../src/figures/detPanel.js";
import { scorePanel } from "../../src/figures/scorePanel.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";

const field = (trace: Partial<Data>, key: string) => (trace as Record<string, unknown>)[key];

describe("detPanel", () => {
  const curve = { name: "a", fmr: [1, 0.1, 0.01, 0], fnmr: [0, 0.05, 0.2, 0.5] };

  it("puts rates and ticks where the scale says, and leaves out points with a rate of 0", () => {
    const panel = detPanel({ curves: [curve], scale: normalQuantile });
    expect(field(panel.traces[0], "x")).toEqual([normalQuantile(0.1), normalQuantile(0.01)]);
    expect(field(panel.traces[0], "text")).toEqual(["FMR 10 %, FNMR 5 %", "FMR 1 %, FNMR 20 %"]);
    expect(panel.xaxis?.ticktext).toEqual(["0.1", "1", "5", "10", "20", "40"]);
    expect(panel.yaxis?.tickvals).toEqual([0.001, 0.01, 0.05, 0.1, 0.2, 0.4].map((rate) => normalQuantile(rate)));
  });

  it("can be logarithmic, and reach down to the rates of a reference", () => {
    const reference = { name: "published", fmr: [1e-5], fnmr: [0.006], mode: "markers" as const };
    const panel = detPanel({ curves: [curve, reference], scale: Math.log10, range: [5e-6, 1] });
    expect(panel.xaxis?.range?.map(Number)).toEqual([Math.log10(5e-6), 0]);
    expect(panel.xaxis?.ticktext?.slice(0, 3)).toEqual(["0.001", "0.01", "0.1"]);
    expect([field(panel.traces[1], "x"), field(panel.traces[1], "mode")]).toEqual([[-5], "markers"]);
  });

  it("keeps bands finite, under their curve and out of the legend", () => {
    const band = { fmr: [0.001, 1], low: [0, 0], high: [1, 0.5] };
    const { traces } = detPanel({ curves: [{ ...curve, band }], scale: normalQuantile });
    expect((field(traces[0], "y") as number[]).every(Number.isFinite)).toBe(true);
    expect((field(traces[0], "x") as number[]).every(Number.isFinite)).toBe(true);
    expect([field(traces[0], "name"), field(traces[1], "name")]).toEqual([undefined, "a"]);
    expect(field(traces[1], "text")).toHaveLength(2);
  });

  it("draws the line of equal rates", () => {
    const { shapes } = detPanel({ curves: [curve], scale: Math.log10, range: [0.001, 1] });
    expect(shapes?.[0]).toMatchObject({ x0: -3, y0: -3, x1: 0, y1: 0 });
  });
});

describe("scorePanel", () => {
  const bins = { from: 0, to: 4, count: 2 };

  it("lays both histograms over each other, each with area 1", () => {
    const { traces } = scorePanel({ impostor: [1, 1, 1], genuine: [1, 3], bins });
    expect(traces.map((trace) => [field(trace, "name"), field(trace, "y"), field(trace, "offset")])).toEqual([
      ["impostor", [0.5, 0], -1],
      ["genuine", [0.25, 0.25], -1],
    ]);
  });

  it("draws one kind where the other has no score", () => {
    expect(scorePanel({ impostor: [1], genuine: [], bins }).traces).toHaveLength(1);
  });
});
