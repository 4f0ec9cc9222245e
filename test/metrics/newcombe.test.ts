import { describe, expect, it } from "vitest";
import { newcombe } from "../../src/metrics/newcombe.js";

describe("newcombe", () => {
  // Table II of Newcombe (1998), method 10, rows a, b and e.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])("of %i/%i and %i/%i is what Newcombe prints", (k1, n1, k2, n2, low, high) => {
    const interval = newcombe(k1, n1, k2, n2);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("is turned round when the two are exchanged", () => {
    const there = newcombe(7, 20, 3, 30);
    const back = newcombe(3, 30, 7, 20);
    expect(back.low).toBeCloseTo(-there.high, 12);
    expect(back.high).toBeCloseTo(-there.low, 12);
  });
});
