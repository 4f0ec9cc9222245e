import { describe, expect, it } from "vitest";
import { barPanel } from "../../src/figures/barPanel.js";
import type { Figure } from "../../src/figures/figure.js";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { type LinePanelOptions, linePanel } from "../../src/figures/linePanel.js";
import { meanFigure } from "../../src/figures/meanFigure.js";
import { composeFigure, type Panel } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { seriesStyle } from "../../src/figures/theme.js";

interface Drawn {
  readonly name?: string;
  readonly x: readonly unknown[];
  readonly y: readonly unknown[];
  readonly z: readonly unknown[];
  readonly opacity?: number;
  readonly fill?: string;
  readonly showlegend?: boolean;
  readonly error_y?: { readonly array: readonly number[]; readonly arrayminus: readonly number[] };
}

function figure(...panels: Panel[]): Figure {
  return { id: "f", title: "F", ...composeFigure({ panels, caption: "One run." }) };
}

const lines = (options: LinePanelOptions): Figure => figure(linePanel(options));

/** Band: least to greatest. */
function over(...figures: Figure[]): { figure: Figure; traces: Drawn[] } {
  const summarise = (of: readonly number[]) => ({
    mean: of.reduce((sum, value) => sum + value, 0) / of.length,
    low: Math.min(...of),
    high: Math.max(...of),
  });
  const mean = meanFigure(figures, { summarise, caption: "All." })!;
  return { figure: mean, traces: mean.data as unknown as Drawn[] };
}

describe("the mean of figures", () => {
  it("is of a curve the mean with a band at each x, and of a band of one run nothing", () => {
    const run = (y: number[]): Figure => lines({ series: [{ name: "a", x: [0, 1], y, low: [0, 0], high: [9, 9] }] });
    const { figure: mean, traces } = over(run([1, 2]), run([3, 6]));
    expect(traces).toHaveLength(2);
    expect(traces[0]).toMatchObject({ x: [0, 1, 1, 0], y: [3, 6, 2, 1], fill: "toself", showlegend: false, name: "a" });
    expect(traces[1]).toMatchObject({ x: [0, 1], y: [2, 4], name: "a" });
    expect(mean.caption).toBe("All.");
  });

  it("draws what all have in common once", () => {
    const run = (y: number): Figure =>
      lines({
        series: [
          { name: "published", x: [0, 1], y: [5, 5] },
          { name: "ours", x: [0, 1], y: [y, y] },
        ],
      });
    const { traces } = over(run(1), run(2), run(3));
    expect(traces.map(({ name }) => name)).toEqual(["published", "ours", "ours"]);
    expect(traces[0]!.y).toEqual([5, 5]);
  });

  it("goes as far as the longest run, over those that reach there", () => {
    const run = (...y: number[]): Figure => lines({ series: [{ name: "loss", x: y.map((_, epoch) => epoch + 1), y }] });
    const { traces } = over(run(4, 2), run(6, 4, 1), run(8, 6, 3));
    expect(traces[1]).toMatchObject({ x: [1, 2, 3], y: [6, 4, 2] });
  });

  it("reads curves of other x between their own points, where all are", () => {
    const { traces } = over(
      lines({ series: [{ name: "det", x: [0, 2, 4], y: [4, 2, 0] }] }),
      lines({ series: [{ name: "det", x: [3, 1], y: [0, 6] }] }),
    );
    // At 1: 3 and 6; at 2: 2 and 3; at 3: 1 and 0.
    expect(traces[1]).toMatchObject({ x: [1, 2, 3], y: [4.5, 2.5, 0.5] });
  });

  it("draws clouds of points run by run, paler, and lists them once", () => {
    const cloud = (x: number[]): Figure => lines({ series: [{ name: "a", x, y: [1, 2], mode: "markers" }] });
    const { traces } = over(cloud([1, 2]), cloud([1.5, 2.5]));
    expect(traces.map(({ opacity, x }) => ({ opacity, x }))).toEqual([
      { opacity: 0.5, x: [1, 2] },
      { opacity: 0.5, x: [1.5, 2.5] },
    ]);
    expect(traces.map(({ showlegend }) => showlegend)).toEqual([traces[0]!.showlegend, false]);
  });

  it("is of points at the same x, and of bars, the mean with error bars", () => {
    const run = (y: number): Figure =>
      figure(
        linePanel({ series: [{ name: "p", x: [1], y: [y], mode: "markers" }] }),
        barPanel({ categories: ["ANN"], series: [{ name: "b", values: [y], low: [0], high: [99] }] }),
      );
    const { traces } = over(run(1), run(2), run(6));
    const colors = [seriesStyle(0).color, "#000000"];
    expect(traces).toMatchObject(colors.map((color) => ({ y: [3], error_y: { color, array: [3], arrayminus: [2] } })));
  });

  it("is of a curve of one point that point with an error bar", () => {
    const run = (y: number): Figure => lines({ series: [{ name: "loss", x: [1], y: [y], mode: "lines+markers" }] });
    expect(over(run(1), run(3)).traces).toMatchObject([
      { x: [1], y: [2], error_y: { color: seriesStyle(0).color, array: [1], arrayminus: [1] } },
    ]);
  });

  it("leaves out values that are missing, and a band's part below 0 on a logarithmic axis", () => {
    const run = (y: number[]): Figure => lines({ series: [{ name: "a", x: [1, 2], y }], y: { log: true } });
    const values = [run([Number.NaN, 1]), run([4, 3])];
    const below = (of: readonly number[]) => ({ mean: of[0]!, low: -1, high: 9 });
    const mean = meanFigure(values, { summarise: below, caption: "" })!;
    expect((mean.data[0] as Drawn).y).toEqual([9, 9, 1, 4]);
    expect((mean.data[1] as Drawn).y).toEqual([4, 1]);
  });

  it("is of a heatmap the mean of each cell", () => {
    const run = (a: number, b: number | null): Figure => figure(heatmapPanel({ values: [[a, b]] }));
    expect(over(run(1, null), run(3, 8)).traces[0]!.z).toEqual([[2, 8]]);
  });

  it("counts a blank cell of counts as what it stands for, and writes a mean of counts with a decimal", () => {
    const run = (...counts: number[]): Figure => figure(heatmapPanel({ values: [counts], blank: 0, decimals: 0 }));
    const [single] = run(2, 0).data as unknown as { z: unknown }[];
    expect(single!.z).toEqual([[2, null]]);
    expect(over(run(2, 0, 0), run(2, 1, 0)).traces[0]).toMatchObject({ z: [[2, 0.5, null]], texttemplate: "%{z:.1f}" });
    expect(over(run(2, 0, 0), run(2, 2, 0)).traces[0]).toMatchObject({ z: [[2, 1, null]], texttemplate: "%{z:.0f}" });
  });

  it("leaves out the interval that stands beside a point of one run", () => {
    const run = (y: number): Figure =>
      lines({
        series: [
          { name: "a", x: [1], y: [y], mode: "markers" },
          { x: [1, 1], y: [y - 1, y + 1] },
          { x: [0, 2], y: [y, y] },
        ],
      });
    expect(over(run(1), run(3)).traces.map(({ name, y }) => ({ name, y }))).toEqual([{ name: "a", y: [2] }]);
  });

  it("draws an area that all have in common, and belongs to no curve, once", () => {
    const run = (y: number): Figure =>
      lines({
        series: [
          { x: [0, 1], low: [0, 0], high: [1, 1] },
          { name: "a", x: [0, 1], y: [0, y] },
        ],
      });
    const { traces } = over(run(1), run(2));
    expect(traces.map(({ fill, name }) => ({ fill, name }))).toMatchObject([
      { fill: "toself", name: undefined },
      { fill: "toself", name: "a" },
      { name: "a" },
    ]);
  });

  it("has axes that hold all, and words at their mean place where all have them", () => {
    const run = (place: number, text: string): Figure =>
      lines({
        series: [{ x: [0, 1], y: [0, place] }],
        y: { range: [0, place] },
        x: { range: [0, 1] },
        guides: [{ y: place }],
        labels: [
          { text: "here", x: 0, y: place },
          { text, x: 0, y: 0 },
        ],
      });
    const { layout } = over(run(2, "two"), run(4, "four")).figure;
    expect(layout.yaxis?.range).toEqual([0, 4]);
    expect(layout.shapes).toMatchObject([{ y0: 3, y1: 3 }]);
    expect(layout.annotations).toMatchObject([{ text: "here", y: 3 }]);
  });

  it("is none of cases that have nothing to average, and keeps what else there is beside them", () => {
    const route = (x: number[]) => ({ name: "route", x, y: [0, 1, 2, 1], mode: "lines+markers" as const });
    const wanted = { summarise: () => ({ mean: 0, low: 0, high: 0 }), caption: "" };
    const routes = [
      [0, 2, 1, 3],
      [1, 0, 2, 2],
    ];
    expect(
      meanFigure(
        routes.map((x) => lines({ series: [route(x)] })),
        wanted,
      ),
    ).toBeUndefined();
    const edge = { name: "edge", x: [0, 9], y: [0, 9] };
    expect(over(...routes.map((x) => lines({ series: [route(x), edge] }))).traces).toHaveLength(3);
  });

  it("is none of pictures and of figures with other panels", () => {
    const image = { width: 1, height: 1, data: Uint8Array.of(7) };
    const picture = figure(picturePanel(image as never));
    const panel = linePanel({ series: [{ x: [0], y: [1] }] });
    expect(meanFigure([picture, picture], { summarise: () => ({ mean: 0, low: 0, high: 0 }), caption: "" })).toBeUndefined();
    expect(
      meanFigure([figure(panel), figure(panel, panel)], { summarise: () => ({ mean: 0, low: 0, high: 0 }), caption: "" }),
    ).toBeUndefined();
  });
});
