import { describe, expect, it } from "vitest";
import { betterOf, comparison, predictionsOf, rowOf, testPairs } from "../../../experiments/classifiers/comparison.js";
import { MINUTIAE, nameOf, sourceName, splitName } from "../../../experiments/classifiers/families.js";
import { orderSentence, supportedOrder } from "../../../experiments/classifiers/orderSentence.js";
import { runStage } from "../shared/runStage.js";
import { comparisonOf, pair } from "./made.js";

describe("tests between classifiers", () => {
  const actual = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const predicted = {
    all: actual,
    none: actual.map((label) => label + 1),
    // Right on the first nine, and on the last five.
    most: actual.map((label, i) => (i < 9 ? label : -1)),
    half: actual.map((label, i) => (i < 5 ? -1 : label)),
  };
  const test = (...pairs: (readonly [keyof typeof predicted, keyof typeof predicted])[]) =>
    testPairs(actual, pairs, (name) => predicted[name]);

  it("count the prints that only one names rightly, and have the exact two-sided p", () => {
    const [one, other] = test(["most", "half"], ["half", "most"]);
    // 5 against 1 of 6: twice (1 + 6)/64.
    expect(one).toMatchObject({ first: "most", second: "half", onlyFirst: 5, onlySecond: 1, p: expect.closeTo(14 / 64, 12) });
    expect(other).toMatchObject({ first: "half", second: "most", onlyFirst: 1, onlySecond: 5, p: expect.closeTo(14 / 64, 12) });
  });

  it("are corrected by Holm over the pairs given", () => {
    const corrected = test(["all", "none"], ["all", "half"], ["all", "all"]).map((found) => found.corrected);
    // 3 × 2/1024, 2 × 2/32, and 1.
    expect(corrected).toEqual([expect.closeTo(6 / 1024, 12), expect.closeTo(1 / 8, 12), 1]);
  });
});

describe("the better of two classifiers", () => {
  it("is the one that is right alone more often, where the corrected p is below 5 %", () => {
    expect(betterOf(pair("ann", "svm", 9, 1, 0.049))).toBe("ann");
    expect(betterOf(pair("ann", "svm", 1, 9, 0.049))).toBe("svm");
  });

  it("is none at 5 % or above", () => {
    expect(betterOf(pair("ann", "svm", 9, 1, 0.05))).toBeUndefined();
    expect(betterOf(pair("ann", "svm", 9, 1, 1))).toBeUndefined();
  });
});

describe("the order that is supported", () => {
  const order = (...p: [number, number, number]) =>
    supportedOrder({
      pairs: [pair("ann", "svm", 9, 1, p[0]), pair("ann", "forest", 1, 9, p[1]), pair("svm", "forest", 2, 8, p[2])],
    });

  it("is none where no pair differs", () => {
    expect(order(0.05, 0.5, 1)).toBe("no order is supported");
  });

  it("is one of each pair that differs, and of nothing more", () => {
    expect(order(0.01, 0.5, 1)).toBe("supported: deep ANN above SVM, nothing more");
    expect(order(0.5, 0.01, 0.02)).toBe("supported: random forest above deep ANN and random forest above SVM, nothing more");
  });

  it("is a whole one where all three differ", () => {
    expect(order(0.01, 0.02, 0.03)).toBe(
      "supported: deep ANN above SVM and random forest above deep ANN and random forest above SVM",
    );
  });

  it("stands in a sentence after the accuracies, the highest first", () => {
    const made = comparisonOf({ ann: 60, svm: 72, forest: 66 }, { splitBy: "impression", source: "start" });
    expect(orderSentence(made)).toBe(
      "by impression, network before tuning, 80 prints: SVM 90.0 %, random forest 82.5 %, deep ANN 75.0 %; no order is supported (exact McNemar, Holm over 3 pairs, 5 %).",
    );
  });

  it("names families and sources", () => {
    expect([nameOf("forest"), nameOf(MINUTIAE)]).toEqual(["random forest", "minutiae matcher, rank 1"]);
    expect([sourceName("tuned"), sourceName("start")]).toEqual(["tuned network", "network before tuning"]);
    expect(splitName({ splitBy: "image", source: "tuned" })).toBe("by image, tuned network");
  });
});

describe("the classifiers compared", () => {
  const named = {
    ann: Int32Array.of(1),
    svm: Int32Array.of(2),
    "svm linear": Int32Array.of(3),
    forest: Int32Array.of(4),
    "ml-random-forest": Int32Array.of(5),
  };
  const list = (...of: Parameters<typeof predictionsOf>) =>
    predictionsOf(...of).map(({ name, family, predicted }) => [name, family, predicted[0]]);

  it("have the project's own forest on all features stand for its family", () => {
    expect(list(named, Int32Array.of(6), "own", Int32Array.of(7))).toEqual([
      ["deep ANN", "ann", 1],
      ["SVM, RBF", "svm", 2],
      ["SVM, linear", undefined, 3],
      ["forest, features", "forest", 6],
      ["forest, components", undefined, 4],
      ["ml-random-forest", undefined, 5],
      [MINUTIAE, undefined, 7],
    ]);
  });

  it("have the package's forest stand for it where that is asked for; what was not run is left out", () => {
    const { "ml-random-forest": _, ...quick } = named;
    expect(list(quick, Int32Array.of(6), "ml-random-forest", undefined)).toEqual([
      ["deep ANN", "ann", 1],
      ["SVM, RBF", "svm", 2],
      ["SVM, linear", undefined, 3],
      ["forest, features", undefined, 6],
      ["ml-random-forest, the family's", "forest", 4],
    ]);
  });
});

describe("the comparison on a split", async () => {
  // Four test prints of two fingers; the number after a name tells the label of a print.
  const fingers = ["a", "b", "a", "b", "b"];
  const inputs = { items: fingers.map((finger) => ({ finger, impression: "1", copy: 0 })), pictures: [], classes: ["a", "b"] };
  const predict = (...labels: number[]) => Int32Array.of(...labels);
  const [right, wrong] = [predict(1, 0, 1, 1), predict(0, 1, 0, 0)];
  const start = { ann: wrong, svm: right, "svm linear": wrong, forest: wrong };
  const found = await runStage(comparison, {
    config: { forest: { package: "own", trees: 1 } },
    inputs: {
      inputs,
      trained: { test: [1, 2, 3, 4] },
      ann: { predicted: wrong, predictedReestimated: right },
      named: { tuned: { svm: predict(1, 0, 1, 0), "svm linear": wrong, forest: wrong }, start },
      features: { tuned: predict(1, 0, 0, 0), start: right },
      minutiae: predict(0, 0, 0, 1),
    },
    given: { splitBy: "impression" },
  } as never);
  const [tuned, before] = found;

  it("has the accuracies of every classifier on both kinds of vectors, the ANN with re-estimated statistics", () => {
    expect(found.map(({ splitBy, source, n }) => [splitBy, source, n])).toEqual([
      ["impression", "tuned", 4],
      ["impression", "start", 4],
    ]);
    expect(tuned.rows.map(({ scores }) => scores.right)).toEqual([4, 3, 0, 2, 0, 2]);
    expect(before.rows.map(({ scores }) => scores.right)).toEqual([0, 4, 0, 4, 0]);
    expect(rowOf(tuned, "forest").name).toBe("forest, features");
  });

  it("tests the families with each other, and with the minutiae matcher on the tuned vectors", () => {
    expect(tuned.pairs.map(({ first, second, onlyFirst, onlySecond }) => [first, second, onlyFirst, onlySecond])).toEqual([
      ["ann", "svm", 1, 0],
      ["ann", "forest", 2, 0],
      ["svm", "forest", 1, 0],
    ]);
    expect(tuned.minutiaePairs.map(({ first, second, onlyFirst, onlySecond }) => [first, second, onlyFirst, onlySecond])).toEqual(
      [
        ["ann", MINUTIAE, 2, 0],
        ["svm", MINUTIAE, 2, 1],
        ["forest", MINUTIAE, 1, 1],
      ],
    );
    expect(before.pairs.map(({ onlyFirst, onlySecond }) => [onlyFirst, onlySecond])).toEqual([
      [0, 4],
      [0, 4],
      [0, 0],
    ]);
    expect(before.minutiaePairs).toEqual([]);
  });
});
