import { describe, expect, it } from "vitest";
import { scoresOf } from "../../experiments/shared/network/testScores.js";

describe("the macro scores' interval over fingers", () => {
  it("lies about the score, also where each finger is sometimes named as another", () => {
    // Ten fingers of four prints, one of each named as the next finger: recall and precision are 3/4 for every finger.
    const actual = Array.from({ length: 40 }, (_, i) => Math.floor(i / 4));
    const predicted = actual.map((label, i) => (i % 4 === 0 ? (label + 1) % 10 : label));
    const { accuracy, macro } = scoresOf(actual, predicted, 10, "test");
    expect(accuracy).toBe(0.75);
    expect(macro.recall.value).toBeCloseTo(0.75, 12);
    // Whichever fingers are drawn, recall is 3/4.
    expect(macro.recall.interval.low).toBeCloseTo(0.75, 12);
    expect(macro.recall.interval.high).toBeCloseTo(0.75, 12);
    expect(macro.f1.interval.low).toBeLessThanOrEqual(0.78);
    expect(macro.f1.interval.high).toBeGreaterThanOrEqual(0.75);
  });
});
