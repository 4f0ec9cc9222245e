import { describe, expect, it } from "vitest";
import { chartsFigure, curvesCaption } from "../../../experiments/vgg16-training/figures.js";
import { epochsTable, leakTable, scoresTable } from "../../../experiments/vgg16-training/tables.js";
import { made, run } from "../shared/network/made.js";

describe("the table of epochs", () => {
  const rows = epochsTable([run("image", 25), run("impression", 12)]).rows;
  const at = (epoch: number) => rows.find((row) => row.epoch === epoch)!;

  it("has the first ten and the last ten epochs of the longest run, and the paper's", () => {
    expect(rows.map(({ epoch }) => epoch)).toEqual([
      ...Array.from({ length: 10 }, (_, i) => i + 1),
      ...Array.from({ length: 10 }, (_, i) => i + 16),
      ...Array.from({ length: 10 }, (_, i) => i + 91),
    ]);
  });

  it("has a run's own values, nothing beyond its end, and nothing where there was no validation", () => {
    expect(at(2)).toMatchObject({ "image loss": 2.1, "image valLoss": 2.3, "image again": 2.6, "image rate": 2.7 });
    expect(at(2)).toMatchObject({ "published valAccuracy": 0.1681, "impression accuracy": 2.2, "image valAccuracy": 2.4 });
    expect(at(20)).toMatchObject({
      "published loss": null,
      "image loss": 20.1,
      "impression loss": null,
      "impression again": null,
    });
    const [first] = epochsTable([{ ...run("image", 1), history: [{ ...run("image", 1).history[0], valLoss: Number.NaN }] }]).rows;
    expect(first["image valLoss"]).toBeNull();
  });
});

describe("the table of the leak", () => {
  const image = made("image", { scores: [56, 70], moving: [7, 70], training: 200 });
  const impression = made("impression", { scores: [48, 80], moving: [8, 80], training: 150 });

  it("has both statistics of both splits, and the verdict on re-estimated ones", () => {
    const { rows, notes } = leakTable([image, impression]);
    expect(rows.map(({ split, statistics, accuracy, n, training }) => [split, statistics, accuracy, n, training])).toEqual([
      ["by image", "moving", 0.1, 70, 200],
      ["by image", "re-estimated", 0.8, 70, 200],
      ["by impression", "moving", 0.1, 80, 150],
      ["by impression", "re-estimated", 0.6, 80, 150],
    ]);
    expect(rows[1].fingers).toEqual(image.scores.byFinger);
    expect(notes![0]).toMatch(/^80\.0 % by the paper's split, 60\.0 % with no impression .* the leak flatters/);
  });

  it("has no verdict where only one split was run", () => {
    expect(leakTable([image]).notes).toHaveLength(1);
    expect(leakTable([impression]).notes).toHaveLength(1);
  });
});

describe("the table of scores", () => {
  it("has Table 4's accuracy and Table 9's macro scores, comparable on real prints by the paper's split", () => {
    const runs = [made("image", { scores: [69, 70] }), made("impression", { scores: [70, 70] })];
    const { rows } = scoresTable({ data: { kind: "real" }, config: { weights: "imagenet" } }, runs);
    expect(rows.map(({ what, published, verdict }) => [what, published, verdict])).toEqual([
      ["accuracy, by image", { value: 1, decimals: 2 }, "outside"],
      ["macro precision, by image", { value: 1, decimals: 2 }, "outside"],
      ["macro recall, by image", { value: 1, decimals: 2 }, "outside"],
      ["macro f1, by image", { value: 1, decimals: 2 }, "outside"],
      ["accuracy, by impression", { value: 1, decimals: 2 }, "not comparable: other split"],
      ["macro precision, by impression", { value: 1, decimals: 2 }, "not comparable: other split"],
      ["macro recall, by impression", { value: 1, decimals: 2 }, "not comparable: other split"],
      ["macro f1, by impression", { value: 1, decimals: 2 }, "not comparable: other split"],
    ]);
    expect(rows[0].ours).toEqual({ value: 69 / 70, decimals: 3 });
  });
});

describe("the captions of curves", () => {
  it("say which published epochs are shown", () => {
    const beyond = "a set. Markers without a line: Table 3's published epochs 1 to 10 (91 to 100 lie beyond).";
    expect(curvesCaption("a set", [run("image", 90), run("impression", 8)])).toBe(beyond);
    expect(curvesCaption("a set", [run("image", 95), run("impression", 8)])).toBe(
      "a set. Markers without a line: Table 3's published epochs 1 to 10 and, of 91 to 100, those up to 95.",
    );
    expect(curvesCaption("a set", [run("image", 8), run("impression", 100)])).toBe(
      "a set. Markers without a line: Table 3's published epochs.",
    );
  });

  it("say how the run was split", () => {
    const figure = chartsFigure(run("impression", 3), "A caption.");
    expect(figure.caption).toBe("Split by impression. A caption.");
    expect(figure.grid?.headings).toEqual([
      "<b>a</b> training",
      "<b>b</b> validation",
      "<b>c</b> training",
      "<b>d</b> validation",
    ]);
  });
});
