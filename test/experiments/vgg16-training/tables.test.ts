import { describe, expect, it } from "vitest";
import { chartsFigure, curvesCaption } from "../../../experiments/vgg16-training/figures.js";
import type { Leak } from "../../../experiments/vgg16-training/leak.js";
import {
  epochsTable,
  kerasNumber,
  layersTable,
  leakTable,
  scoresTable,
  statisticsTable,
  stepsTable,
} from "../../../experiments/vgg16-training/tables.js";
import { made, run } from "../shared/network/made.js";

describe("the table of epochs", () => {
  const { rows, notes } = epochsTable(run("image", 25), 0.9)!;
  const at = (epoch: number, whose: string) => rows.find((row) => row.epoch === epoch && row.whose === whose);

  it("has the first ten and the last ten epochs of the run, and the paper's, each in a row of its own", () => {
    const epochs = (whose: string) => rows.filter((row) => row.whose === whose).map(({ epoch }) => epoch);
    const ten = (from: number) => Array.from({ length: 10 }, (_, i) => i + from);
    expect(epochs("ours")).toEqual([...ten(1), ...ten(16)]);
    expect(epochs("published")).toEqual([...ten(1), ...ten(91)]);
    expect(rows.map(({ epoch }) => epoch)).toEqual([...rows].map(({ epoch }) => epoch as number).sort((a, b) => a - b));
  });

  it("has a run's own values below the published ones, and nothing where there was no validation", () => {
    const values = ({ loss, valAccuracy, rate }: Record<string, unknown>) =>
      [loss, valAccuracy, rate].map((cell) => (cell as { value: number } | null)?.value ?? null);
    expect(values(at(2, "published")!)).toEqual([0.1873, 0.1681, 0.0001]);
    expect(values(at(2, "ours")!)).toEqual([2.1, 2.4, 2.7]);
    expect([at(2, "published")!.again, at(2, "ours")!.again]).toEqual([null, 2.6]);
    const one = run("image", 1);
    const [, first] = epochsTable({ ...one, history: [{ ...one.history[0], valLoss: Number.NaN }] }, 0.99)!.rows;
    expect(first.valLoss).toBeNull();
  });

  it("shows the published losses in as many digits as they are printed, and names epoch 99's", () => {
    const printed = (epoch: number) => {
      const { loss, rate } = at(epoch, "published")! as Record<string, { value: number; decimals: number }>;
      return [loss, rate].map(({ value, decimals }) => value.toFixed(decimals));
    };
    expect(printed(1)).toEqual(["1.1970", "0.00010000"]);
    expect(printed(91)[0]).toBe("0.000097264");
    expect(printed(99)[0]).toBe("6.6890");
    expect(printed(100)[0]).toBe("0.000066448");
    expect(notes![1]).toMatch(/^Epoch 99's published loss .* lost its exponent/);
    expect(notes![0]).toMatch(/split by image.*\(momentum 0\.9\)/);
  });

  it("is left out without a run", () => {
    expect(epochsTable(undefined, 0.99)).toBeUndefined();
  });
});

describe("numbers as Keras prints them", () => {
  it("have four decimals, and five digits below 0.001", () => {
    const text = (value: number) => value.toFixed(kerasNumber(value)!.decimals);
    expect([0, 1, 0.0012, 0.001, 0.00099996].map(text)).toEqual(["0.0000", "1.0000", "0.0012", "0.0010", "0.00099996"]);
    expect(kerasNumber(Number.NaN)).toBeNull();
  });
});

describe("the tables of what is printed", () => {
  it("have Table 1's rows and every step of Algorithm 1", () => {
    expect(layersTable().rows.map(({ layer }) => layer)).toEqual(["Convolution", "Pooling Layer", "FC Layer", "Others"]);
    const { rows } = stepsTable();
    expect(rows.map(({ where }) => where)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((step) => `Algorithm 1, step ${step}`),
      "Section 3.1",
      "Section 3.5",
    ]);
    for (const row of rows) expect(row.here).toEqual(expect.any(String));
  });
});

describe("the table of BatchNorm's statistics", () => {
  it("has both statistics of both splits", () => {
    const image = made("image", { scores: [56, 70], moving: [7, 70], training: 200 });
    const impression = made("impression", { scores: [48, 80], moving: [8, 80], training: 150 });
    const { rows } = statisticsTable([image, impression]);
    expect(rows.map(({ split, statistics, accuracy, n, training }) => [split, statistics, accuracy, n, training])).toEqual([
      ["by image", "moving", 0.1, 70, 200],
      ["by image", "re-estimated", 0.8, 70, 200],
      ["by impression", "moving", 0.1, 80, 150],
      ["by impression", "re-estimated", 0.6, 80, 150],
    ]);
    expect(rows[1].fingers).toEqual(image.scores.byFinger);
  });
});

describe("the table of the leak", () => {
  const named = (accuracy: number) => ({
    right: 40 * accuracy,
    accuracy,
    interval: { low: accuracy - 0.2, high: accuracy },
    byFinger: { low: accuracy - 0.1, high: accuracy },
  });
  const of = (statistics: Leak["statistics"], leaky: number, clean: number): Leak => ({
    statistics,
    leaky: named(leaky),
    clean: named(clean),
    n: 40,
    fingers: 20,
    difference: leaky - clean,
    interval: { low: 0.1, high: 0.3 },
    training: 160,
    copies: 32,
  });

  it("has both trainings and their difference under each of the statistics, and the verdict on re-estimated ones", () => {
    const { rows, notes } = leakTable([of("moving", 0.5, 0.25), of("re-estimated", 1, 0.75)])!;
    expect(rows.map(({ training, statistics, accuracy, n, pictures }) => [training, statistics, accuracy, n, pictures])).toEqual([
      ["32 copies of test impressions among its pictures", "moving", 0.5, 40, 160],
      ["no copy of a test impression", "moving", 0.25, 40, 160],
      ["difference, print by print", "moving", 0.25, 40, null],
      ["32 copies of test impressions among its pictures", "re-estimated", 1, 40, 160],
      ["no copy of a test impression", "re-estimated", 0.75, 40, 160],
      ["difference, print by print", "re-estimated", 0.25, 40, null],
    ]);
    expect(rows[5].fingers).toEqual({ low: 0.1, high: 0.3 });
    expect(notes![0]).toMatch(/^The same 40 test prints, 100\.0 % with copies .*, 75\.0 % without.* the copies flatter/);
  });

  it("is left out where the leak was not tried", () => {
    expect(leakTable(undefined)).toBeUndefined();
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
    const beyond =
      "5 training and 2 validation pictures by image, 5 training and 2 validation pictures by impression of a set; one training each. Markers without a line: Table 3's published epochs 1 to 10 (91 to 100 lie beyond).";
    expect(curvesCaption("a set", [run("image", 90), run("impression", 8)])).toBe(beyond);
    expect(curvesCaption("a set", [run("image", 95), run("impression", 8)])).toBe(
      "5 training and 2 validation pictures by image, 5 training and 2 validation pictures by impression of a set; one training each. Markers without a line: Table 3's published epochs 1 to 10 and from 91 to 95.",
    );
    expect(curvesCaption("a set", [run("image", 8), run("impression", 100)])).toBe(
      "5 training and 2 validation pictures by image, 5 training and 2 validation pictures by impression of a set; one training each. Markers without a line: Table 3's published epochs. Epoch 99's training loss, printed as 6.6890 without its exponent, is left out.",
    );
    expect(curvesCaption("a set", [run("image", 98)])).toBe(
      "5 training and 2 validation pictures by image of a set; one training each. Markers without a line: Table 3's published epochs 1 to 10 and from 91 to 98.",
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
