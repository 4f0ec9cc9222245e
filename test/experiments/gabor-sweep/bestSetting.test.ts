import { describe, expect, it } from "vitest";
import { bestOf, measureOf, neighboursOf } from "../../../experiments/gabor-sweep/bestSetting.js";
import { linesFigure, sigmaFigure } from "../../../experiments/gabor-sweep/figures.js";
import { type GridPoint, gridPoints } from "../../../experiments/gabor-sweep/gridPoints.js";
import { gaborMetrics } from "../../../experiments/gabor-sweep/metrics.js";
import { type PointSummary, summarisePoints } from "../../../experiments/gabor-sweep/summary.js";
import { bestTable, pointsTable, speedTable } from "../../../experiments/gabor-sweep/tables.js";
import { createStream } from "../../../src/random/createStream.js";

const settings = {
  base: { sigmaX: 4, sigmaY: 5, orientations: 8, block: 16, frequency: 0.1 },
  sigmaX: [2, 4],
  sigmaY: [3, 5],
  orientations: [4, 8],
  block: [16],
  frequency: [0.1, 0.12],
  bank: 6,
  methodBlock: 12,
} as const;

const base: GridPoint = { method: "contextual", grid: "base", ...settings.base };

/** A point that agrees, and is certain and contrasty, by these means; without agreement the truth is not known. */
function summed(change: Partial<GridPoint>, agreement: number | undefined, certainty = 0.5, contrast = 0.25): PointSummary {
  const measure = (mean: number) => ({ mean, interval: { low: mean - 0.01, high: mean + 0.02 } });
  return {
    point: { ...base, ...change },
    ...(agreement !== undefined && { agreement: measure(agreement) }),
    certainty: measure(certainty),
    contrast: measure(contrast),
    n: 6,
    milliseconds: 12,
  };
}

describe("the grids", () => {
  it("are the base, σx by σy, each other parameter from what the print has, and three methods", () => {
    const of = (change: Partial<GridPoint>) => ({ ...base, ...change });
    expect(gridPoints(settings)).toEqual([
      base,
      of({ grid: "sigma", sigmaX: 2, sigmaY: 3 }),
      of({ grid: "sigma", sigmaX: 2, sigmaY: 5 }),
      of({ grid: "sigma", sigmaX: 4, sigmaY: 3 }),
      of({ grid: "sigma", sigmaX: 4, sigmaY: 5 }),
      of({ grid: "orientations", orientations: 0 }),
      of({ grid: "orientations", orientations: 4 }),
      of({ grid: "orientations", orientations: 8 }),
      of({ grid: "block", block: 0 }),
      of({ grid: "block", block: 16 }),
      of({ grid: "frequency", frequency: "local" }),
      of({ grid: "frequency", frequency: 0.1 }),
      of({ grid: "frequency", frequency: 0.12 }),
      of({ grid: "method", block: 12, name: "blocks of 12 px (paper A)" }),
      of({ grid: "method", block: 0, orientations: 0, frequency: "local", name: "every pixel its own (contextual)" }),
      of({ grid: "method", method: "bank", orientations: 6, frequency: 1 / 9, name: "maximum of a bank of 6, one frequency" }),
    ]);
  });
});

describe("the best setting", () => {
  it("is judged by agreement where the truth is known, else by contrast", () => {
    expect(measureOf([summed({}, 0.9)])).toBe("agreement");
    expect(measureOf([summed({}, undefined)])).toBe("contrast");
  });

  it("has the greatest mean of that measure, and is the first of several", () => {
    const points = [summed({}, 0.7, 0.9, 0.1), summed({ block: 0 }, 0.8, 0.2, 0.1), summed({ block: 4 }, 0.8, 0.1, 0.3)];
    expect(bestOf(points, "agreement")).toBe(points[1]);
    expect(bestOf(points, "certainty")).toBe(points[0]);
    expect(bestOf(points, "contrast")).toBe(points[2]);
  });

  it("has for neighbours the next values that were tried along each parameter, in whatever order they stand", () => {
    const best = summed({}, 0.9);
    const points = [
      best,
      ...[1, 3, 6, 5].map((sigmaX) => summed({ sigmaX }, 0.1)),
      summed({ sigmaY: 9 }, 0.1),
      summed({ sigmaX: 3.5, sigmaY: 9 }, 0.1),
      summed({ block: 0 }, 0.1),
      summed({ frequency: "local" }, 0.1),
      summed({ frequency: 0.09 }, 0.1),
    ];
    const found = neighboursOf(points, best).map(({ parameter, step, at }) => [parameter, step, points.indexOf(at)]);
    expect(found).toEqual([
      ["σx", "lower", 2],
      ["σx", "higher", 4],
      ["σy", "higher", 5],
      ["block", "lower", 7],
      ["frequency", "lower", 9],
    ]);
  });

  it("with all directions lies above every number of them, with pixels below every block, and the print's own frequency nowhere", () => {
    const best = summed({ orientations: 0, block: 0, frequency: "local" }, 0.9);
    const own = { orientations: 0, block: 0, frequency: "local" } as const;
    const points = [
      best,
      summed({ ...own, orientations: 64 }, 0.1),
      summed({ ...own, orientations: 4 }, 0.1),
      summed({ ...own, block: 8 }, 0.1),
      summed({ ...own, frequency: 0.1 }, 0.1),
    ];
    const found = neighboursOf(points, best).map(({ parameter, step, at }) => [parameter, step, points.indexOf(at)]);
    expect(found).toEqual([
      ["orientations", "lower", 1],
      ["block", "higher", 3],
    ]);
    expect(neighboursOf(points, points[1]!).map(({ step, at }) => [step, points.indexOf(at)])).toEqual([
      ["lower", 2],
      ["higher", 0],
    ]);
  });

  it("stands in its table first, with what each neighbour loses; methods are no settings", () => {
    const points = [
      summed({}, 0.8),
      summed({ grid: "sigma", sigmaX: 2 }, 0.75),
      summed({ grid: "method", name: "blocks", sigmaX: 3 }, 0.95),
    ];
    const { columns, rows, notes } = bestTable(points);
    expect(rows.map(({ what, value, loss }) => [what, value, loss])).toEqual([
      ["best setting", 0.8, 0],
      ["σx one step lower", 0.75, expect.closeTo(0.05, 12)],
    ]);
    expect(rows[1]).toMatchObject({ sigmaX: 2, interval: { low: 0.74, high: 0.77 }, n: 6 });
    expect(columns.find(({ key }) => key === "value")!.label).toBe("agreement");
    expect(notes!.join()).not.toMatch(/not known/);
    expect(bestTable([summed({}, undefined)]).notes!.join()).toMatch(/true ridges are not known/);
  });

  it("is a metric beside the base's and each method's", () => {
    const points = [
      summed({ grid: "sigma", sigmaX: 2 }, 0.85),
      summed({}, 0.8),
      summed({ grid: "method", name: "blocks" }, 0.95),
      summed({ grid: "method", name: "bank" }, 0.7),
    ];
    expect(Object.entries(gaborMetrics(points)).map(([name, { value }]) => [name, value])).toEqual([
      ["agreement, base setting", 0.8],
      ["agreement, best setting", 0.85],
      ["agreement, blocks", 0.95],
      ["agreement, bank", 0.7],
    ]);
    expect(gaborMetrics(points)["agreement, base setting"]).toMatchObject({ interval: [0.79, expect.closeTo(0.82)], n: 6 });
    expect(Object.keys(gaborMetrics([summed({}, undefined)]))).toEqual(["contrast, base setting", "contrast, best setting"]);
  });
});

describe("the summary of points", () => {
  it("has means over fingers, the median time, and agreement where the truth is known", () => {
    const trial = (agreement: number | undefined, certainty: number, contrast: number, milliseconds: number) => [
      { score: { ...(agreement !== undefined && { agreement }), certainty, contrast }, milliseconds },
    ];
    const trials = [trial(0.5, 0.1, 0.2, 30), trial(0.7, 0.3, 0.4, 10), trial(0.9, 0.5, 0.9, 21), trial(0.9, 0.7, 0.1, 15)];
    const [known] = summarisePoints([base], trials, createStream(1, "test"));
    expect(known).toMatchObject({ point: base, n: 4, milliseconds: 18 });
    expect([known!.agreement, known!.certainty, known!.contrast].map((m) => m!.mean)).toEqual(
      [0.75, 0.4, 0.4].map((mean) => expect.closeTo(mean, 12)),
    );
    const unknown = [trial(undefined, 0.1, 0.2, 30), trial(undefined, 0.3, 0.4, 10)];
    expect(summarisePoints([base], unknown, createStream(1, "test"))[0]).not.toHaveProperty("agreement");
    const blank = trial(undefined, Number.NaN, Number.NaN, 5);
    const [seen] = summarisePoints([base], [blank, ...unknown], createStream(1, "test"));
    expect(seen).toMatchObject({ n: 2, milliseconds: 20, certainty: { mean: expect.closeTo(0.2, 12) } });
    expect(() => summarisePoints([base], [blank], createStream(1, "test"))).toThrow(
      "at least one print must show a finger; got 1",
    );
  });
});

describe("tables and figures of points", () => {
  it("name the methods, say all and pixel for 0, and leave out what was not measured", () => {
    const method = summed({ grid: "method", name: "every pixel", orientations: 0, block: 0 }, undefined, 0.6, 0.3);
    const { columns, rows } = pointsTable([method]);
    expect(columns.map(({ label }) => label)).toEqual([
      ...["method", "σx", "σy", "orientations", "block", "frequency"],
      ...["certainty", "95 % interval", "contrast", "95 % interval", "prints"],
    ]);
    expect(rows[0]).toMatchObject({ what: "every pixel", orientations: "all", block: "pixel", certainty: 0.6, contrast: 0.3 });
    const grid = pointsTable([summed({ grid: "block" }, 0.9)]);
    expect(grid.columns[0]!.label).toBe("grid");
    expect(grid.rows[0]).toMatchObject({ what: "block", orientations: 8, block: 16, agreement: 0.9 });
    expect(speedTable([method, summed({}, 1)]).rows.map(({ grid, ms }) => [grid, ms])).toEqual([
      ["every pixel", 12],
      ["base", 12],
    ]);
  });

  it("lay σx along x and σy along y", () => {
    const points = [2, 4].flatMap((sigmaX) =>
      [3, 5].map((sigmaY) => summed({ grid: "sigma", sigmaX, sigmaY }, sigmaX / 10 + sigmaY / 100)),
    );
    const other = summed({ sigmaX: 2, sigmaY: 3 }, 0.99);
    const { data } = sigmaFigure([other, ...points], settings, "made");
    const [agreement, certainty] = data.filter((trace) => "z" in trace) as { z: number[][] }[];
    expect(agreement!.z).toEqual([
      [expect.closeTo(0.23), expect.closeTo(0.43)],
      [expect.closeTo(0.25), expect.closeTo(0.45)],
    ]);
    expect(certainty!.z.flat()).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("draw the print's own value as a level line across what was swept, and no panel where nothing was", () => {
    const block = [0, 8, 24].map((block) => summed({ grid: "block", block }, block === 0 ? 0.9 : 0.8 - block / 100));
    const figure = linesFigure([...block, summed({ grid: "orientations", orientations: 0 }, 0.9)], "made")!;
    expect(figure.grid?.headings ?? ["block size"]).toHaveLength(1);
    const traces = figure.data as { x?: number[]; y?: number[]; mode?: string }[];
    expect(traces).toContainEqual(expect.objectContaining({ x: [8, 24], y: [0.9, 0.9] }));
    expect(traces).toContainEqual(
      expect.objectContaining({ x: [8, 24], y: [expect.closeTo(0.72, 12), expect.closeTo(0.56, 12)], mode: "lines+markers" }),
    );
    expect(linesFigure([summed({ grid: "block", block: 0 }, 0.9)], "made")).toBeUndefined();
  });
});
