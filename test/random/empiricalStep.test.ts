import { describe, expect, it } from "vitest";
import { empiricalStep } from "../../src/random/empiricalStep.js";

describe("empiricalStep", () => {
  it("steps just above each value, since F(x) = P(X < x) (paper B, equation 1)", () => {
    const step = empiricalStep([3, 1, 2, 3]);
    expect(Array.from(step.values)).toEqual([1, 2, 3]);
    expect(Array.from(step.jumps)).toEqual([0.25, 0.25, 0.5]);
    expect([0, 1, 1.5, 2, 3, 3.001, 99].map(step.at)).toEqual([0, 0, 0.25, 0.25, 0.5, 1, 1]);
    expect(step.at(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(step.at(Number.POSITIVE_INFINITY)).toBe(1);
  });

  it("takes a discrete law's values with their probabilities", () => {
    const step = empiricalStep([2, 1, 4], [0.5, 0.125, 0.375]);
    expect(Array.from(step.jumps)).toEqual([0.125, 0.5, 0.375]);
    expect([1, 2, 4, 5].map(step.at)).toEqual([0, 0.125, 0.625, 1]);
  });

  it("refuses no values, NaN, and weights that are negative, missing or all zero", () => {
    expect(() => empiricalStep([])).toThrow(RangeError);
    expect(() => empiricalStep([1, Number.NaN])).toThrow(/value 1/);
    expect(() => empiricalStep([1, 2], [1, -1])).toThrow(RangeError);
    expect(() => empiricalStep([1, 2], [1])).toThrow(/weights/);
    expect(() => empiricalStep([1, 2], [0, 0])).toThrow(RangeError);
  });
});
