import { describe, expect, it } from "vitest";
import { betaCdf } from "../../src/metrics/betaCdf.js";
import { betaQuantile } from "../../src/metrics/betaQuantile.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { wilson } from "../../src/metrics/wilson.js";
// Made by tools/statisticsReference.py; its "source" names the versions of statsmodels and mpmath.
import reference from "../random/statisticsReference.json" with { type: "json" };

const expectWithin = (value: number, expected: number, relative: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.abs(expected) + 2e-16);

describe("intervals of a rate", () => {
  it("are those of statsmodels: Wilson within 1e-14, Clopper–Pearson within 1e-11, relative", () => {
    for (const [k, n, level, wilsonLow, wilsonHigh, exactLow, exactHigh] of reference.intervals) {
      const score = wilson(k, n, level);
      expectWithin(score.low, wilsonLow, 1e-12);
      expectWithin(score.high, wilsonHigh, 1e-14);
      const exact = clopperPearson(k, n, level);
      expectWithin(exact.low, exactLow, 1e-11);
      expectWithin(exact.high, exactHigh, 1e-11);
    }
  });

  it("touch 0 and 1 exactly at no and at all events", () => {
    for (const interval of [wilson, clopperPearson]) {
      expect(interval(0, 20).low).toBe(0);
      expect(interval(20, 20).high).toBe(1);
      expect(interval(0, 20).high).toBeCloseTo(1 - interval(20, 20).low, 14);
    }
  });

  it("have at no event the closed forms z²/(n + z²) and 1 - (α/2)^(1/n)", () => {
    const square = 1.959963984540054 ** 2;
    expect(wilson(0, 50).high).toBeCloseTo(square / (50 + square), 15);
    expect(clopperPearson(0, 50).high).toBeCloseTo(1 - 0.025 ** (1 / 50), 14);
  });

  it("know the rule of three, within 2 % of the exact one-sided bound from 100 trials on", () => {
    expect(ruleOfThree(3160)).toEqual({ low: 0, high: 3 / 3160 });
    expect(ruleOfThree(2)).toEqual({ low: 0, high: 1 });
    for (const n of [100, 3160]) {
      const exact = clopperPearson(0, n, 0.9).high;
      expect(ruleOfThree(n).high / exact).toBeGreaterThan(1);
      expect(ruleOfThree(n).high / exact).toBeLessThan(1.02);
    }
  });

  it("refuse more events than trials, no trial, fractions, and a level outside (0, 1)", () => {
    for (const interval of [wilson, clopperPearson]) {
      for (const [k, n] of [
        [3, 2],
        [0, 0],
        [1.5, 3],
        [1, 3.5],
        [-1, 3],
        [Number.NaN, 3],
      ]) {
        expect(() => interval(k, n)).toThrow(
          n === 0 && k === 0 ? /^a rate needs at least one trial, and there is none/ : /events in/,
        );
      }
      for (const level of [0, 1, 95, Number.NaN]) expect(() => interval(1, 2, level)).toThrow(/level/);
    }
    expect(() => ruleOfThree(0)).toThrow(RangeError);
  });
});

describe("betaCdf and betaQuantile", () => {
  it("are within 1e-12 of mpmath's values, relative, and each other's inverse", () => {
    for (const [x, a, b, p] of reference.betaCdf) {
      expectWithin(betaCdf(x, a, b), p, 1e-12);
      if (p > 1e-3 && p < 0.99) expectWithin(betaQuantile(p, a, b), x, 1e-11);
    }
  });

  it("refuse what is out of range", () => {
    expect(() => betaCdf(1.1, 1, 1)).toThrow(RangeError);
    expect(() => betaCdf(0.5, 0, 1)).toThrow(RangeError);
    expect(() => betaQuantile(0, 1, 1)).toThrow(RangeError);
  });
});
