import { describe, expect, it } from "vitest";
import { classScores, confusion, macroScores } from "../../src/metrics/confusion.js";

// scikit-learn 1.7's documentation of classification_report: y_true and y_pred of its first example, with the scores printed there.
const actual = [0, 1, 2, 2, 2];
const predicted = [0, 0, 2, 2, 1];

describe("confusion", () => {
  it("counts actual classes by row and predictions by column", () => {
    expect(confusion(actual, predicted, 3).counts).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 2],
    ]);
  });

  it("gives the scores that scikit-learn prints for its example", () => {
    const scores = classScores(confusion(actual, predicted, 3));
    const rounded = scores.map(({ precision, recall, f1, support }) =>
      [precision, recall, f1].map((v) => Number(v.toFixed(2))).concat(support),
    );
    expect(rounded).toEqual([
      [0.5, 1, 0.67, 1],
      [0, 0, 0, 1],
      [1, 0.67, 0.8, 3],
    ]);
    const macro = macroScores(scores);
    expect([macro.precision, macro.recall, macro.f1].map((v) => Number(v.toFixed(2)))).toEqual([0.5, 0.56, 0.49]);
  });

  it("leaves a class that does not occur out of the averages", () => {
    expect(macroScores(classScores(confusion([0, 1], [0, 1], 5)))).toEqual({ precision: 1, recall: 1, f1: 1 });
    // Class 2 is named once and has no items: recall (1 + 1/2)/2 and F1 (1 + 2/3)/2, by hand.
    const macro = macroScores(classScores(confusion([0, 1, 1], [0, 1, 2], 3)));
    expect([macro.precision, macro.recall]).toEqual([1, 0.75]);
    expect(macro.f1).toBeCloseTo(5 / 6, 12);
  });

  it("refuses lists of different length and labels that are none", () => {
    expect(() => confusion([0], [0, 1], 2)).toThrow(RangeError);
    expect(() => confusion([2], [0], 2)).toThrow(/0 to 1/);
    expect(() => confusion([0.5], [0], 2)).toThrow(RangeError);
  });
});
