import { describe, expect, it } from "vitest";
import { supportTable } from "../../experiments/classifiers/published.js";
import { equalPoint, openSetTable } from "../../experiments/deep-ann/openSet.js";

describe("what Table 10's accuracies support", () => {
  const { rows } = supportTable();

  it("is worked out from the errors that each number of prints allows", () => {
    expect(rows.map(({ n, ann, svm }) => [n, ann, svm])).toEqual([
      [43, "1", "3"],
      [57, "1", "4"],
      [297, "5–7", "20–22"],
    ]);
  });

  it("is nothing at 43 and 57 prints, and depends on the overlap at 297 (two-sided binomial tests by hand, times three)", () => {
    expect(rows.map(({ best }) => best)).toEqual([1, expect.closeTo(0.75, 10), expect.closeTo(3 * 2 ** -16, 10)]);
    // Twice the sum of the binomial coefficients of 27 over 0 to 7.
    expect(rows[2]!.least).toBeCloseTo((3 * 2 * 1_285_624) / 2 ** 27, 10);
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      "not supported, however the errors overlap",
      "not supported, however the errors overlap",
      "depends on how the errors overlap",
    ]);
  });
});

describe("prints of enrolled and unknown fingers against a threshold", () => {
  const decision = (item: number, enrolled: boolean, confidence: number, right = enrolled) => {
    return { item, enrolled, right, confidence, threshold: 0.5 };
  };
  const open = {
    source: "made",
    decisions: [
      ...[0.3, 0.7, 0.8, 0.9].map((confidence, i) => decision(i, true, confidence, i > 0)),
      ...[0.1, 0.2, 0.4, 0.75].map((confidence, i) => decision(10 + i, false, confidence)),
    ],
  };

  it("meet at the equal point", () => {
    expect(equalPoint(open)).toEqual({ threshold: 0.4, rejected: 0.25, unknown: 0.25 });
  });

  it("are counted for every rule, the class's own threshold among them", () => {
    const { rows } = openSetTable([open], (item) => `${item}`, []);
    expect(rows.map(({ right, wrong, rejected, unknown }) => [right, wrong, rejected, unknown])).toEqual([
      [0.75, 0.25, 0, 1],
      [0.75, 0, 0.25, 0.25],
      [0.75, 0, 0.25, 0.25],
    ]);
  });
});
