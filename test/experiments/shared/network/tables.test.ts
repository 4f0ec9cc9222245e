import type { Layout } from "plotly.js";
import { describe, expect, it } from "vitest";
import { accuracyMetrics } from "../../../../experiments/shared/network/accuracyMetrics.js";
import { confusionFigure, curvesFigure, rateFigure } from "../../../../experiments/shared/network/figures.js";
import { runsOf, testsOf } from "../../../../experiments/shared/network/ofSplits.js";
import { classesTable, dataKind, scoreRows } from "../../../../experiments/shared/network/tables.js";
import { testScores } from "../../../../experiments/shared/network/testScores.js";
import { runStage } from "../runStage.js";
import { made, run, scores } from "./made.js";

describe("what is behind a run", () => {
  const basis = (kind: "real" | "synthetic", weights: string) => ({ data: { kind }, config: { weights } });

  it("is the paper's kind on real prints by image alone", () => {
    expect(dataKind(basis("real", "imagenet"), "image")).toBe("paper's kind");
    expect(dataKind(basis("real", "imagenet"), "impression")).toBe("other split");
    expect(dataKind(basis("synthetic", "imagenet"), "image")).toBe("synthetic");
    expect(dataKind(basis("synthetic", "fingerprints"), "impression")).toBe("synthetic");
  });

  it("is not the paper's kind from the lab's own weights", () => {
    const own = ["fingerprints", "data-dependent", "untrained"].map((weights) => dataKind(basis("real", weights), "image"));
    expect(own).toEqual(["other weights", "other weights", "other weights"]);
  });
});

describe("rows of scores", () => {
  const published = { accuracy: 1, precision: 2, recall: 3, f1: 4 };
  const asked = { what: (measure: string) => `the ${measure}`, published: (key: keyof typeof published) => published[key] };

  it("have accuracy first, then the macro scores, each with its own interval and published value", () => {
    const rows = scoreRows(scores(60, 80), { ...asked, percent: false, data: "synthetic" });
    expect(rows.map(({ what, published, ours, n }) => [what, published, ours, n])).toEqual([
      ["the accuracy", 1, 0.75, 80],
      ["the macro precision", 2, 0.74, 80],
      ["the macro recall", 3, 0.73, 80],
      ["the macro f1", 4, 0.72, 80],
    ]);
    expect(rows[2].interval).toEqual({ low: expect.closeTo(0.68, 12), high: expect.closeTo(0.78, 12) });
    expect(rows.every(({ decimals, data, kind }) => decimals === 2 && data === "synthetic" && kind === "rate")).toBe(true);
  });

  it("are a hundred times as large in per cents, printed whole", () => {
    const [row] = scoreRows(scores(60, 80), { ...asked, percent: true, data: "other" });
    expect(row).toMatchObject({ ours: 75, decimals: 0, data: "other" });
    expect(row.interval).toEqual({ low: expect.closeTo(70, 10), high: expect.closeTo(80, 10) });
  });
});

describe("the scores of a test side", async () => {
  const inputs = {
    items: ["a", "b", "b", "a", "b"].map((finger) => ({ finger, impression: "1", copy: 0 })),
    pictures: [],
    classes: ["a", "b"],
  };
  const tested = {
    splitBy: "impression" as const,
    sizes: { training: 7, validation: 2, test: 4 },
    test: [0, 2, 3, 4],
    predicted: Int32Array.of(1, 1, 1, 1),
    predictedReestimated: Int32Array.of(0, 1, 1, 1),
  };
  const stage = (experiment: "vgg16-training" | "deep-ann") =>
    runStage(testScores, { inputs: { inputs, tested }, given: { experiment, splitBy: "impression" } });
  const found = await stage("vgg16-training");

  it("count what the items' fingers are, under both statistics", () => {
    expect(found).toMatchObject({ splitBy: "impression", training: 7, scores: { right: 3, n: 4 }, moving: { right: 2, n: 4 } });
    expect(found.confusion.counts).toEqual([
      [1, 1],
      [0, 2],
    ]);
    expect(found.byClass).toEqual([
      { precision: 1, recall: 0.5, f1: expect.closeTo(2 / 3, 12), support: 2 },
      { precision: expect.closeTo(2 / 3, 12), recall: 1, f1: 0.8, support: 2 },
    ]);
  });

  it("stand in the table of classes, an undefined precision as none", () => {
    const none = {
      ...found,
      splitBy: "image" as const,
      byClass: [{ precision: Number.NaN, recall: 0, f1: 0, support: 3 }, found.byClass[1]],
    };
    const { rows, columns, notes } = classesTable(["a", "b"], [none, found], "table-4", ["A note."]);
    expect(rows[0]).toEqual({
      ...{ number: 0, label: "0", class: "a" },
      ...{ "published precision": 1, "published recall": 1, "published f1": 1 },
      ...{ "image precision": null, "image recall": 0, "image f1": 0, "image support": 3 },
      ...{ "impression precision": 1, "impression recall": 0.5, "impression f1": found.byClass[0].f1, "impression support": 2 },
    });
    expect(columns.filter(({ decimals }) => decimals === 2).map(({ key }) => key)).not.toContain("image support");
    expect(notes![0]).toBe("A note.");
  });

  it("stand beside Tables 4 and 7, whose missing classes have nothing published", () => {
    const of = (item: "table-4" | "table-7") => classesTable(["a", "b"], [found], item);
    expect(of("table-4").rows).toHaveLength(20);
    expect(of("table-7").rows[6]).toMatchObject({ "published recall": 0.67, class: null, "impression recall": null });
    expect(of("table-7").rows[14]).toMatchObject({ "published precision": 0.75, "published f1": 0.86 });
    const missing = (item: "table-4" | "table-7") =>
      of(item).rows.flatMap((row) => (row["published f1"] === null ? [row.number] : []));
    expect([missing("table-4"), missing("table-7")]).toEqual([[8], [8, 15]]);
    expect(of("table-4").rows[2].label).toBe("10");
    expect(of("table-7").notes![0]).toMatch(/new label 2 is finger '10'\. Table 7 leaves classes 8 and 15 out/);
    expect(classesTable([..."abcdefghijklmnopqrstu"], [], "table-4").rows[20]).toMatchObject({ label: null, class: "u" });
  });

  it("are metrics, with Wilson's interval", () => {
    const { low, high } = found.scores.interval;
    expect(accuracyMetrics([found])).toEqual({
      "test accuracy, by impression": { value: 0.75, interval: [low, high], n: 4 },
    });
  });
});

describe("what there is of two splits", () => {
  it("has the one by image first, and leaves out what was not run", () => {
    expect(runsOf({ image: 1, impression: 2 })).toEqual([1, 2]);
    expect(runsOf({ image: undefined, impression: 2 })).toEqual([2]);
    expect(testsOf({ imageScores: 1, impressionScores: undefined })).toEqual([1]);
  });
});

describe("the figures of runs", () => {
  it("have a row of accuracy and loss for each split", () => {
    const { grid, aspect } = curvesFigure([run("image", 3), run("impression", 3)], false, "");
    expect(grid?.headings).toEqual([
      "<b>a</b> accuracy, by image",
      "<b>b</b> loss, by image",
      "<b>c</b> accuracy, by impression",
      "<b>d</b> loss, by impression",
    ]);
    expect(aspect).toBeCloseTo(0.8, 12);
  });

  it("have the learning rate on an axis from a tenth of the least to ten times the greatest", () => {
    const { history } = run("image", 2);
    const rates = history.map((record, i) => ({ ...record, learningRate: [1e-3, 1e-4][i] }));
    const figure = rateFigure({ splitBy: "image", history: rates }, false, "");
    const { yaxis2 } = figure.layout as Partial<Layout>;
    expect(yaxis2!.range!.map((end) => Number(end.toFixed(9)))).toEqual([-5, -2]);
    expect((figure.data.at(-1) as { y: number[] }).y).toEqual([1e-3, 1e-4]);
  });

  it("have a confusion matrix a split, actual classes down, zeros left blank, with the number of prints", () => {
    const counts = [
      [3, 1],
      [0, 4],
    ];
    const runs = [made("image", { scores: [7, 8], counts }), made("impression", { scores: [2, 3], counts })];
    const figure = confusionFigure(["finger", "b"], runs, "A caption.");
    expect(figure.caption).toBe(
      "n = 8 by image, 3 by impression. By image: split after augmentation, as is inferred of the paper. By impression: no impression stands on two sides. A caption.",
    );
    const [map] = figure.data as { z: (number | null)[][]; x: string[]; y: string[]; zmin: number; zmax: number }[];
    expect(map).toMatchObject({
      z: [
        [3, 1],
        [null, 4],
      ],
      x: ["finger", "b"],
      y: ["finger", "b"],
      zmin: 0,
      zmax: 4,
    });
    expect(figure).toMatchObject({ width: 7.16, aspect: 0.52 });
    expect(confusionFigure(["a", "b"], [runs[0]], "")).toMatchObject({ width: 3.5, aspect: 1 });
  });

  it("number the classes where a name has more than six characters", () => {
    const [map] = confusionFigure(
      ["fingers", "b"],
      [
        made("image", {
          scores: [1, 1],
          counts: [
            [1, 0],
            [0, 1],
          ],
        }),
      ],
      "",
    ).data;
    expect((map as { x: string[] }).x).toEqual(["0", "1"]);
  });
});
