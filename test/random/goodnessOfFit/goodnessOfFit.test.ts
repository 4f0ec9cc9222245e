import { describe, expect, it } from "vitest";
import { gammaUpperTail } from "../../../src/random/gammaUpperTail.js";
import { andersonDarling } from "../../../src/random/goodnessOfFit/andersonDarling.js";
import { andersonDarlingTail } from "../../../src/random/goodnessOfFit/andersonDarlingTail.js";
import { chiSquare } from "../../../src/random/goodnessOfFit/chiSquare.js";
import { kolmogorovSmirnov } from "../../../src/random/goodnessOfFit/kolmogorovSmirnov.js";
import { kolmogorovTail } from "../../../src/random/goodnessOfFit/kolmogorovTail.js";
import { normalCdf } from "../../../src/random/normalCdf.js";
// Made by tools/statisticsReference.py; its "source" names the versions of scipy and mpmath.
import reference from "../statisticsReference.json" with { type: "json" };

const upperTail = (x: number) => normalCdf(-x);

describe("kolmogorovSmirnov", () => {
  it("gives scipy's statistic and exact p-value on supplied samples", () => {
    for (const { name, sample, ks } of reference.fits) {
      const result = kolmogorovSmirnov(sample, normalCdf);
      expect(result.statistic, name).toBeCloseTo(ks[0], 14);
      expect(result.p, name).toBeCloseTo(ks[1], 6);
    }
  });

  it("has scipy's tail probabilities: exact to n = 140, where scipy's are exact, within 2e-6 to n = 1000, 0.03/n above", () => {
    for (const [n, d, tail] of reference.kolmogorovTail) {
      const error = Math.abs(kolmogorovTail(n, d) - tail);
      expect(error, `n = ${n}, d = ${d}`).toBeLessThan(n <= 1000 ? 2e-6 : 0.03 / n);
      if (n <= 140 && n * d * d < 3.76) expect(error, `exact, n = ${n}, d = ${d}`).toBeLessThan(1e-13);
    }
  });

  it("is the greatest distance between the steps and the law, above or below", () => {
    const uniform = (x: number) => x;
    // Steps to 1/4, 1/2, 3/4 and 1: above the law by 1 − 0.3 at 0.3; below it by 0.7 − 0 at 0.7.
    expect(kolmogorovSmirnov([0.3, 0.1, 0.25, 0.2], uniform).statistic).toBeCloseTo(0.7, 14);
    expect(kolmogorovSmirnov([0.7, 0.9, 0.75, 0.8], uniform).statistic).toBeCloseTo(0.7, 14);
    expect(kolmogorovSmirnov([0.5], uniform).statistic).toBe(0.5);
    expect(kolmogorovSmirnov([0.125, 0.375, 0.625, 0.875], uniform).statistic).toBeCloseTo(0.125, 14);
  });

  it("is certain at the smallest statistic and impossible at 1", () => {
    expect(kolmogorovTail(10, 0.05)).toBe(1);
    expect(kolmogorovTail(10, 1)).toBe(0);
  });

  it("refuses an empty sample and one with NaN", () => {
    expect(() => kolmogorovSmirnov([], normalCdf)).toThrow(/empty/);
    expect(() => kolmogorovSmirnov([1, Number.NaN], normalCdf)).toThrow(/not a number/);
  });
});

describe("andersonDarling", () => {
  it("gives scipy's statistic on supplied samples", () => {
    for (const { name, sample, ad } of reference.fits) {
      expect(Math.abs(andersonDarling(sample, normalCdf, upperTail).statistic / ad - 1), name).toBeLessThan(1e-11);
    }
  });

  it("has the limit's tail of Anderson and Darling's series, integrated by mpmath, within 1e-10", () => {
    for (const [z, tail] of reference.andersonLimit) expect(andersonDarlingTail(1e15, z), `z = ${z}`).toBeCloseTo(tail, 10);
  });

  it("has for 5 and 10 observations the tail of a simulation with numpy (standard error 0.0005)", () => {
    for (const [n, z, tail] of reference.andersonTail) {
      expect(Math.abs(andersonDarlingTail(n, z) - tail), `n = ${n}, z = ${z}`).toBeLessThan(0.002);
    }
  });

  it("rejects a sample with an observation the law excludes", () => {
    const uniform = (x: number) => Math.min(1, Math.max(0, x));
    expect(andersonDarling([0.2, 0.4, 1.5], uniform)).toEqual({ statistic: Number.POSITIVE_INFINITY, p: 0 });
  });
});

describe("chiSquare", () => {
  it("gives scipy's statistic and p-value", () => {
    for (const [observed, expected, estimated, statistic, p] of reference.chiSquare as [
      number[],
      number[],
      number,
      number,
      number,
    ][]) {
      const result = chiSquare(observed, expected, estimated);
      expect(result.statistic).toBeCloseTo(statistic, 12);
      expect(Math.abs(result.p / p - 1)).toBeLessThan(1e-12);
      expect(result.degreesOfFreedom).toBe(observed.length - 1 - estimated);
    }
  });

  it("refuses unequal lengths, unequal sums, an expected count of 0 and no degree of freedom", () => {
    expect(() => chiSquare([1, 2], [1, 1, 1])).toThrow(/as many/);
    expect(() => chiSquare([1, 2], [3, 3])).toThrow(/sum/);
    expect(() => chiSquare([1, 2], [3, 0])).toThrow(/class 1/);
    expect(() => chiSquare([1, 2], [1, 2], 1)).toThrow(/degree/);
  });
});

describe("gammaUpperTail", () => {
  it("is within 1e-12 of mpmath's values, relative", () => {
    for (const [a, x, tail] of reference.gammaUpperTail) {
      const value = gammaUpperTail(a, x);
      expect(tail === 0 ? value : Math.abs(value / tail - 1), `a = ${a}, x = ${x}`).toBeLessThan(1e-12);
    }
    expect(gammaUpperTail(3, 0)).toBe(1);
    expect(() => gammaUpperTail(0, 1)).toThrow(RangeError);
  });
});
