import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { kolmogorovSmirnov } from "../../src/random/goodnessOfFit/kolmogorovSmirnov.js";
import { irwinHallCdf } from "../../src/random/irwinHallCdf.js";
import { uniformSum } from "../../src/random/uniformSum.js";
// Made by tools/statisticsReference.py with mpmath, 60 digits.
import reference from "./statisticsReference.json" with { type: "json" };

describe("irwinHallCdf", () => {
  it("is within 1e-11 of mpmath's values, relative, down to the smallest tail", () => {
    for (const [z, k, p] of reference.irwinHallCdf) {
      expect(Math.abs(irwinHallCdf(z, k) / p - 1), `z = ${z}, k = ${k}`).toBeLessThan(k <= 24 ? 1e-12 : 1e-11);
    }
  });

  it("is uniform for k = 1, one half at the mean, and 0 and 1 beyond the range", () => {
    expect(irwinHallCdf(-0.5 * Math.sqrt(3), 1)).toBeCloseTo(0.25, 15);
    for (const k of [2, 10, 12, 24]) {
      expect(irwinHallCdf(0, k)).toBeCloseTo(0.5, 11);
      expect(irwinHallCdf(-Math.sqrt(3 * k) - 0.01, k)).toBe(0);
      expect(irwinHallCdf(Math.sqrt(3 * k) + 0.01, k)).toBe(1);
    }
  });

  it("refuses k outside 1 to 30", () => {
    for (const k of [0, 1.5, 31, Number.NaN]) expect(() => irwinHallCdf(0, k)).toThrow(RangeError);
  });
});

describe("uniformSum", () => {
  it("follows the Irwin–Hall law (Kolmogorov–Smirnov, 5000 sums of 3, 10, 12 and 24)", () => {
    for (const k of [3, 10, 12, 24]) {
      const stream = createStream(11, `sum ${k}`);
      const sums = Array.from({ length: 5000 }, () => uniformSum(stream, k));
      expect(kolmogorovSmirnov(sums, (z) => irwinHallCdf(z, k)).p).toBeGreaterThan(0.001);
    }
  });

  it("is the sum less its mean k/2, in deviations √(k/12)", () => {
    for (const k of [1, 3, 12]) {
      const stream = createStream(4, "sum");
      const sum = Array.from({ length: k }, () => stream.uniformOpen()).reduce((all, u) => all + u, 0);
      expect(uniformSum(createStream(4, "sum"), k)).toBeCloseTo((sum - k / 2) / Math.sqrt(k / 12), 12);
    }
  });

  it("refuses a k that is no whole number of at least 1", () => {
    for (const k of [0, 2.5, Number.NaN]) expect(() => uniformSum(createStream(1, "a"), k)).toThrow(RangeError);
  });
});
