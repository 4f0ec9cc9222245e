import { describe, expect, it } from "vitest";
import { leakOf, leakSentence, leakShown } from "../../../experiments/vgg16-training/leak.js";

describe("the leak", () => {
  it("is the difference of two accuracies with Newcombe's interval (his Table II, method 10)", () => {
    const one = leakOf({ right: 56, n: 70 }, { right: 48, n: 80 });
    expect(one.difference).toBeCloseTo(0.2, 12);
    expect(one.interval).toEqual({ low: expect.closeTo(0.0524, 4), high: expect.closeTo(0.3339, 4) });
    expect(one.shown).toBe(true);
    const other = leakOf({ right: 5, n: 56 }, { right: 0, n: 29 });
    expect(other.interval).toEqual({ low: expect.closeTo(-0.0381, 4), high: expect.closeTo(0.1926, 4) });
    expect(other.shown).toBe(false);
  });

  it("is not shown where the paper's split is the worse one", () => {
    expect(leakOf({ right: 48, n: 80 }, { right: 56, n: 70 })).toEqual({
      difference: expect.closeTo(-0.2, 12),
      interval: { low: expect.closeTo(-0.3339, 4), high: expect.closeTo(-0.0524, 4) },
      shown: false,
    });
  });

  it("is shown from an interval above 0 on, not by one that begins there", () => {
    expect(leakShown({ low: 0, high: 1 })).toBe(false);
    expect(leakShown({ low: 1e-9, high: 1 })).toBe(true);
    expect(leakShown({ low: -1e-9, high: 1 })).toBe(false);
  });

  it("is said in a sentence with both accuracies, the difference and the verdict", () => {
    expect(leakSentence({ right: 56, n: 70 }, { right: 48, n: 80 })).toBe(
      "80.0 % by the paper's split, 60.0 % with no impression on two sides; difference 20.0 % (95 %: 5.2 % to 33.4 %, Newcombe): " +
        "the leak flatters the paper's split by that much. Statistics re-estimated in both.",
    );
    expect(leakSentence({ right: 5, n: 56 }, { right: 0, n: 29 })).toBe(
      "8.9 % by the paper's split, 0.0 % with no impression on two sides; difference 8.9 % (95 %: -3.8 % to 19.3 %, Newcombe): " +
        "no leak is shown at this size. Statistics re-estimated in both.",
    );
  });
});
