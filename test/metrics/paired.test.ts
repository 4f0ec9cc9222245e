import { describe, expect, it } from "vitest";
import { holm } from "../../src/metrics/holm.js";
import { mcnemar } from "../../src/metrics/mcnemar.js";
import { detectableDifference, mcnemarPower } from "../../src/metrics/mcnemarPower.js";
import { resampledDifference } from "../../src/metrics/resampledDifference.js";
import { signFlipTest } from "../../src/metrics/signFlipTest.js";
import { studentQuantile } from "../../src/metrics/studentQuantile.js";
import { createStream } from "../../src/random/createStream.js";

describe("McNemar's exact test", () => {
  it("is the two-sided binomial test (R 4's binom.test(2, 12) gives 0.03857)", () => {
    expect(mcnemar(2, 10)).toBeCloseTo(0.03857421875, 12);
    expect(mcnemar(10, 2)).toBe(mcnemar(2, 10));
  });

  it("gives what the paper's accuracies can give at best: 0.5 at 43 prints (1 error against 3), 0.25 at 57 (1 against 4)", () => {
    expect(mcnemar(2, 0)).toBeCloseTo(0.5, 12);
    expect(mcnemar(3, 0)).toBeCloseTo(0.25, 12);
  });

  it("is 1 where neither is ahead, and holds for thousands of prints", () => {
    expect(mcnemar(0, 0)).toBe(1);
    expect(mcnemar(7, 7)).toBe(1);
    // The normal approximation with a continuity correction: z = 99/√5000.
    expect(mcnemar(2450, 2550)).toBeCloseTo(0.16149, 3);
    expect(() => mcnemar(-1, 2)).toThrow(RangeError);
  });
});

describe("the power of McNemar's test", () => {
  it("is the sum of all divisions that it calls a difference (with Python's exact whole numbers)", () => {
    expect(mcnemarPower({ n: 40, onlyWorse: 0, level: 0.05 }, 0.2)).toBeCloseTo(0.8386711827678381, 12);
    expect(mcnemarPower({ n: 60, onlyWorse: 0.05, level: 0.05 }, 0.2)).toBeCloseTo(0.580854909202907, 12);
    expect(mcnemarPower({ n: 60, onlyWorse: 0.05, level: 0.05 / 3 }, 0.2)).toBeCloseTo(0.38902173337106194, 12);
  });

  it("is below the level where they are alike, and grows with the prints", () => {
    expect(mcnemarPower({ n: 50, onlyWorse: 0.1, level: 0.05 }, 0.1)).toBeLessThan(0.05);
    const found = [40, 80, 160].map((n) => detectableDifference({ n, onlyWorse: 0.02, level: 0.05 }, 0.8)!);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
    for (const [i, n] of [40, 80, 160].entries()) {
      const power = (difference: number) => mcnemarPower({ n, onlyWorse: 0.02, level: 0.05 }, 0.02 + difference);
      expect(power(found[i]!)).toBeGreaterThanOrEqual(0.8);
      expect(power(found[i]! - 2e-4)).toBeLessThan(0.8);
    }
  });

  it("takes a probability for shown below the level, not at it: of five prints that all fall one way it is 1/16", () => {
    expect(mcnemarPower({ n: 5, onlyWorse: 0, level: 1 / 16 }, 1)).toBe(0);
    expect(mcnemarPower({ n: 5, onlyWorse: 0, level: 1 / 16 + 1e-9 }, 1)).toBe(1);
  });

  it("of five prints is not enough for any difference, and shares must be shares", () => {
    expect(detectableDifference({ n: 5, onlyWorse: 0, level: 0.05 }, 0.8)).toBeUndefined();
    expect(detectableDifference({ n: 6, onlyWorse: 0, level: 0.05 }, 0.8)).toBeLessThan(1);
    expect(() => mcnemarPower({ n: 0, onlyWorse: 0, level: 0.05 }, 0.1)).toThrow("n must be a whole number of at least 1; got 0");
    expect(() => mcnemarPower({ n: 9, onlyWorse: 0.6, level: 0.05 }, 0.5)).toThrow(RangeError);
  });
});

describe("Student's t", () => {
  it("has its tabulated quantiles", () => {
    expect(studentQuantile(0.975, 4)).toBeCloseTo(2.776445, 5);
    expect(studentQuantile(0.975, 19)).toBeCloseTo(2.093024, 5);
    expect(studentQuantile(0.05, 1)).toBeCloseTo(-6.313752, 5);
    expect(studentQuantile(0.5, 3)).toBe(0);
  });
});

describe("paired differences over splits drawn again", () => {
  it("have Nadeau and Bengio's wider interval: t · √((1/J + test/training) · s²)", () => {
    const { mean, interval } = resampledDifference([0.01, 0.03, 0.02, 0.04, 0], 20, 80);
    expect(mean).toBeCloseTo(0.02, 12);
    const half = 2.776445 * Math.sqrt((1 / 5 + 0.25) * 0.00025);
    expect(interval.high - mean).toBeCloseTo(half, 6);
    expect(mean - interval.low).toBeCloseTo(half, 6);
  });

  it("need two splits", () => {
    expect(() => resampledDifference([0.1], 20, 80)).toThrow("1 splits, needs at least 2");
  });
});

describe("Holm's correction", () => {
  it("multiplies the least by their number, the next by one less, and never falls (R 4's p.adjust)", () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
    expect(holm([0.5, 0.9, 0.8])).toEqual([1, 1, 1]);
  });
});

describe("the sign-flip test", () => {
  const stream = (name: string) => createStream(1, `test/paired/${name}`);
  const ones = (more: number, less: number) => [...Array<number>(more).fill(1), ...Array<number>(less).fill(-1)];

  it("is 2^(1 − n) where all n fingers lie on one side, whatever their sizes, and 1 where none differs", () => {
    expect(signFlipTest([0.3, 0.1, 0.2], stream("exact"))).toBe(0.25);
    expect(signFlipTest([-0.3, -0.1, -0.2], stream("exact"))).toBe(0.25);
    expect(signFlipTest([0, 0], stream("exact"))).toBe(1);
    expect(signFlipTest([], stream("exact"))).toBe(1);
  });

  it("is McNemar's exact test where a finger has one print, those on which both are right or wrong left out", () => {
    expect(signFlipTest([...ones(1, 9), 0, 0], stream("exact"))).toBeCloseTo(mcnemar(1, 9), 12);
    expect(signFlipTest(ones(5, 5), stream("exact"))).toBe(1);
  });

  it("draws patterns where there are too many, and counts the given one", () => {
    // Four standard errors of 10,000 patterns.
    const p = mcnemar(5, 15);
    expect(Math.abs(signFlipTest(ones(5, 15), stream("drawn")) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 10_000));
    expect(signFlipTest(ones(60, 0), stream("drawn"))).toBeCloseTo(1 / 10_001, 12);
  });

  it("gives what SciPy 1.17.1's permutation_test of the mean gives, exactly", () => {
    const values = [0.42, -0.11, 0.3, 0.08, -0.05, 0.27, 0.61, -0.2];
    expect(signFlipTest(values, stream("exact"))).toBeCloseTo(0.1484375, 12);
  });
});
