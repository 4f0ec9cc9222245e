import type { ScatterData } from "plotly.js";
import { describe, expect, it } from "vitest";
import { epochAxis, publishedCurve, trainingCurves } from "../../../../experiments/shared/network/trainingCurves.js";
import { run } from "./made.js";

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe("Table 3 beside a run", () => {
  it("shows epochs 1 to 10 whatever the run's length, and of 91 to 100 those that it reached", () => {
    expect(publishedCurve("valLoss", 3).x).toEqual(from(1, 10));
    expect(publishedCurve("valLoss", 90).x).toEqual(from(1, 10));
    expect(publishedCurve("valLoss", 91).x).toEqual([...from(1, 10), 91]);
    expect(publishedCurve("valLoss", 100).x).toEqual([...from(1, 10), ...from(91, 100)]);
  });

  it("leaves epoch 99's training loss out, and no other value of it", () => {
    expect(publishedCurve("loss", 100).x).toEqual([...from(1, 10), ...from(91, 98), 100]);
    expect(publishedCurve("accuracy", 100).x).toContain(99);
  });

  it("has the values as printed", () => {
    expect(publishedCurve("accuracy", 1).y.slice(0, 3)).toEqual([0.7364, 0.9929, 1]);
    expect(publishedCurve("valAccuracy", 1).y.slice(0, 3)).toEqual([0.0924, 0.1681, 0.2773]);
  });
});

describe("the curves of a run", () => {
  const traces = (names: Parameters<typeof trainingCurves>[1], epochs: number, withPublished: boolean) =>
    trainingCurves(run("image", epochs), names, "a heading", withPublished).traces as Partial<ScatterData>[];

  it("have the run's values, and the paper's as markers where it has that curve", () => {
    const drawn = traces(["loss", "valLoss", "valLossReestimated"], 2, true);
    expect(drawn.map(({ name, mode }) => [name, mode])).toEqual([
      ["training", "lines+markers"],
      ["training, published", "markers"],
      ["validation", "lines+markers"],
      ["validation, published", "markers"],
      ["validation, statistics re-estimated", "lines+markers"],
    ]);
    expect([drawn[0].x, drawn[0].y]).toEqual([
      [1, 2],
      [1.1, 2.1],
    ]);
    expect(drawn[4].y).toEqual([1.5, 2.5]);
    expect(drawn[1].x).toEqual(from(1, 10));
    expect(traces(["accuracy", "valAccuracyReestimated"], 2, true).map(({ name }) => name)).toEqual([
      "training",
      "training, published",
      "validation, statistics re-estimated",
    ]);
  });

  it("stand alone where the published ones are not asked for", () => {
    expect(traces(["accuracy", "valAccuracy"], 2, false).map(({ name }) => name)).toEqual(["training", "validation"]);
  });

  it("are lines alone from 31 epochs on", () => {
    expect(traces(["accuracy"], 30, false)[0].mode).toBe("lines+markers");
    expect(traces(["accuracy"], 31, false)[0].mode).toBe("lines");
  });

  it("are named after loss and accuracy where both stand in one panel, whose axis is of values", () => {
    const panel = trainingCurves(run("image", 2), ["accuracy", "loss", "valAccuracy", "valLoss"], "all", false);
    const names = (panel.traces as Partial<ScatterData>[]).map(({ name }) => name);
    expect(names).toEqual(["training accuracy", "training loss", "validation accuracy", "validation loss"]);
    expect(panel.yaxis?.title).toMatchObject({ text: "value" });
    expect(panel.heading).toBe("all");
  });

  it("have an axis of accuracy from 0 to 1.03, or one of loss without limits", () => {
    const axis = (name: "loss" | "valAccuracyReestimated") => trainingCurves(run("image", 2), [name], "", false).yaxis;
    expect(axis("valAccuracyReestimated")).toMatchObject({ title: { text: "accuracy" }, range: [0, 1.03] });
    expect(axis("loss")).toMatchObject({ title: { text: "loss" } });
    expect(axis("loss")?.range).toBeUndefined();
  });
});

describe("the axis of epochs", () => {
  it("is logarithmic from 31 epochs on, so that the first ten can be read", () => {
    expect(epochAxis(30)).toEqual({ title: "epoch" });
    expect(epochAxis(100)).toEqual({
      title: "epoch",
      log: true,
      ticks: [1, 2, 5, 10, 20, 50, 100],
      tickLabels: ["1", "2", "5", "10", "20", "50", "100"],
    });
    expect(epochAxis(31).ticks).toEqual([1, 2, 5, 10, 20]);
  });
});
