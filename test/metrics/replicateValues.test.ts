import { describe, expect, it } from "vitest";
import { equalErrorRate } from "../../src/metrics/equalErrorRate.js";
import { type ErrorCurve, errorCurve } from "../../src/metrics/errorCurve.js";
import { operatingPoint } from "../../src/metrics/operatingPoint.js";
import { allPairs } from "../../src/metrics/pairs.js";
import { quantile } from "../../src/metrics/quantile.js";
import { replicateIntervals } from "../../src/metrics/replicateIntervals.js";
import { replicateValues } from "../../src/metrics/replicateValues.js";
import { type ScoreSet, scoreSet } from "../../src/metrics/scoreSet.js";
import { createStream } from "../../src/random/createStream.js";
import { printsOf, setOf } from "./setOf.js";

const stream = () => createStream(3, "replicateValues");
const intervals = <K extends string>(set: ScoreSet, of: Record<K, (curve: ErrorCurve) => number>, replicates = 2000) =>
  replicateIntervals(replicateValues(set, of, stream(), { from: 0, to: replicates }));
const fmr = (curve: ErrorCurve) => operatingPoint(curve, 0.5).fmr;
const fnmr = (curve: ErrorCurve) => operatingPoint(curve, 0.5).fnmr;

describe("the intervals of replicates", () => {
  it("are the quantiles of all ways to draw four fingers, where f and g count w(f)·w(g) times", () => {
    const prints = printsOf(4, 2);
    const pairs = allPairs(prints);
    const of = (print: number) => Math.floor(print / 2);
    // Accepted or not, by the fingers: false matches between 1 and 2 and between 3 and 4, a false non-match of 1.
    const accepted = pairs.map(({ probe, gallery, genuine }) =>
      genuine ? of(probe) !== 0 : of(probe) < 2 === of(gallery) < 2 && of(probe) !== of(gallery),
    );
    const set = scoreSet(pairs, accepted.map(Number), prints);
    const exact: number[][] = [[], []];
    for (let code = 0; code < 4 ** 4; code++) {
      const w = [0, 0, 0, 0];
      for (let k = 0; k < 4; k++) w[Math.floor(code / 4 ** k) % 4]++;
      const cross = [0, 1, 2, 3].flatMap((f) => [0, 1, 2, 3].filter((g) => g > f).map((g) => [f, g]));
      const total = cross.reduce((sum, [f, g]) => sum + w[f] * w[g], 0);
      if (total === 0) continue;
      exact[0].push((w[0] * w[1] + w[2] * w[3]) / total);
      exact[1].push(w[0] / 4);
    }
    const found = intervals(set, { fmr, fnmr }, 20_000);
    for (const [name, values] of Object.entries({ fmr: exact[0], fnmr: exact[1] })) {
      values.sort((a, b) => a - b);
      const { low, high } = found[name as "fmr" | "fnmr"];
      expect(low).toBeCloseTo(quantile(values, 0.025), 2);
      expect(high).toBeCloseTo(quantile(values, 0.975), 2);
    }
  });

  it("are wide where the fingers differ, however many impressions each has", () => {
    const widths = [2, 6].map((impressions) => {
      const prints = printsOf(12, impressions);
      const pairs = allPairs(prints);
      const good = pairs.map(({ probe, genuine }) => Number(genuine && Math.floor(probe / impressions) % 2 === 0));
      const { low, high } = intervals(scoreSet(pairs, good, prints), { fnmr }).fnmr;
      return high - low;
    });
    expect(widths[0]).toBeGreaterThan(0.4);
    expect(widths[1]).toBeCloseTo(widths[0], 1);
  });

  it("have the width of the binomial law where single comparisons are resampled", () => {
    const half = Array.from({ length: 400 }, (_, i) => i % 2);
    const { low, high } = intervals(setOf(half, half), { fmr }).fmr;
    expect((high - low) / (2 * 1.96 * Math.sqrt(0.25 / 400))).toBeCloseTo(1, 1);
  });

  it("are the same for the same stream, and do not change the set", () => {
    const set = setOf([1, 2, 3, 5, 6], [0, 1, 2, 2, 4, 0]);
    const before = errorCurve(set);
    const one = intervals(set, { equalErrorRate });
    expect(intervals(set, { equalErrorRate })).toEqual(one);
    expect(errorCurve(set)).toEqual(before);
    expect(one.equalErrorRate.low).toBeLessThanOrEqual(equalErrorRate(before));
    expect(one.equalErrorRate.high).toBeGreaterThanOrEqual(equalErrorRate(before));
  });

  it("are NaN where a replicate has no value", () => {
    const set = setOf([1, 2], [0, 1]);
    expect(intervals(set, { none: () => Number.NaN }).none).toEqual({ low: Number.NaN, high: Number.NaN });
  });
});

describe("scoreSet", () => {
  const prints = printsOf(2, 2);
  it("refuses scores that are none, too few, or of pairs that are not what their fingers say", () => {
    const pairs = allPairs(prints);
    expect(() => scoreSet(pairs, [1], prints)).toThrow(/1 scores of 6 pairs/);
    expect(() => scoreSet(pairs, [1, 2, Number.NaN, 4, 5, 6], prints)).toThrow(/score 2 is NaN/);
    expect(() => scoreSet([{ probe: 0, gallery: 1, genuine: false }], [1], prints)).toThrow(/called an impostor pair/);
  });
});
