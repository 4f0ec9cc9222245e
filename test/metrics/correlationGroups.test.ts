import { describe, expect, test } from "vitest";
import { correlation } from "../../src/metrics/correlation.js";
import { correlationGroups, representatives } from "../../src/metrics/correlationGroups.js";

describe("correlation", () => {
  test("is what numpy 2.4.6 gives, ±1 for lines and 0 for a constant", () => {
    // numpy.corrcoef([1, 2, 4, 8], [3, 1, 4, 1])[0, 1]
    expect(correlation([1, 2, 4, 8], [3, 1, 4, 1])).toBeCloseTo(-0.34097520463683817, 12);
    expect(correlation([1, 2, 3], [-2, -4, -6])).toBeCloseTo(-1, 12);
    expect(correlation([1, 2, 3], [5, 5, 5])).toBe(0);
    expect(() => correlation([1, 2], [1])).toThrow("two lists of one length, at least 2; given 2 and 1");
  });
});

describe("correlationGroups", () => {
  const matrix = [
    [1, -0.9, 0.1, 0.2],
    [-0.9, 1, 0.3, 0.1],
    [0.1, 0.3, 1, 0.6],
    [0.2, 0.1, 0.6, 1],
  ];

  test("joins the strongest first, whatever the sign, as long as the mean is strong enough", () => {
    expect(correlationGroups(matrix, 1)).toEqual([[0], [1], [2], [3]]);
    expect(correlationGroups(matrix, 0.8)).toEqual([[0, 1], [2], [3]]);
    expect(correlationGroups(matrix, 0.6)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    // Between the two groups the mean is (0.1 + 0.2 + 0.3 + 0.1) / 4 = 0.175.
    expect(correlationGroups(matrix, 0.18)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(correlationGroups(matrix, 0.17)).toEqual([[0, 1, 2, 3]]);
    expect(() => correlationGroups(matrix, 2)).toThrow("threshold is 2, needs a number from 0 to 1");
  });

  test("lets the feature stand for its group that is most like the rest of it", () => {
    const three = [
      [1, 0.9, 0.5],
      [0.9, 1, 0.8],
      [0.5, 0.8, 1],
    ];
    expect(representatives(three, [[0, 1, 2]])).toEqual([1]);
    expect(representatives(matrix, [[0, 1], [2], [3]])).toEqual([0, 2, 3]);
  });
});
