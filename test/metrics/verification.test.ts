import { describe, expect, it } from "vitest";
import { allPairs } from "../../src/metrics/pairs.js";
import { scoreSet } from "../../src/metrics/scoreSet.js";
import { verification } from "../../src/metrics/verification.js";
import { createStream } from "../../src/random/createStream.js";
import { printsOf, setOf } from "./setOf.js";

const stream = () => createStream(1, "verification");

/** Normal scores of all pairs; genuine ones are higher. */
function normalScores(fingers: number, impressions: number, gap: number) {
  const prints = printsOf(fingers, impressions);
  const pairs = allPairs(prints);
  const draw = createStream(2, "normalScores");
  return scoreSet(
    pairs,
    pairs.map(({ genuine }) => draw.normal() + (genuine ? gap : 0)),
    prints,
  );
}

describe("verification", () => {
  it("finds the rates of two normal laws two deviations apart: EER Φ(−1) = 15.9 %, d′ 2", () => {
    const { statistics, band } = verification(normalScores(20, 6, 2), stream(), { replicates: 300 });
    expect(statistics.eer.value).toBeCloseTo(0.1587, 1);
    expect(statistics.dPrime.value).toBeCloseTo(2, 0);
    for (const { value, interval } of Object.values(statistics)) {
      expect(interval!.low).toBeLessThanOrEqual(value);
      expect(interval!.high).toBeGreaterThanOrEqual(value);
    }
    expect(statistics.eerHull.value).toBeLessThanOrEqual(statistics.eer.value);
    expect(band.fmr.at(-1)).toBe(1);
    expect(band.intervals.every(({ low, high }) => low <= high)).toBe(true);
  });

  it("calls FMR10000 of 2,880 impostor pairs not resolved, and FMR100 resolved", () => {
    const { statistics } = verification(normalScores(10, 8, 2), stream(), { replicates: 50 });
    const resolved = Object.fromEntries(Object.entries(statistics).map(([name, estimate]) => [name, estimate.resolved]));
    expect(resolved).toMatchObject({ eer: true, fmr100: true, fmr1000: false, fmr10000: false, zeroFmr: true });
  });

  it("ends at the rule of three where no error was seen", () => {
    const { statistics } = verification(normalScores(4, 5, 50), stream(), { replicates: 50 });
    expect(statistics.eer).toEqual({ value: 0, interval: { low: 0, high: 3 / 40 }, resolved: true });
    expect(statistics.zeroFnmr.interval?.high).toBe(3 / 150);
  });

  it("applies a threshold of other data", () => {
    const { atThreshold } = verification(setOf([1, 2, 3, 4], [0, 0, 2, 1]), stream(), { threshold: 1.5, replicates: 100 });
    expect(atThreshold!.fmr.value).toBe(0.25);
    expect(atThreshold!.fnmr.value).toBe(0.25);
    expect(atThreshold!.hter.value).toBe(0.25);
    expect(atThreshold!.hter.interval!.high).toBeGreaterThan(0.25);
  });

  it("finds both rates at rates from elsewhere, with intervals, and not an FNMR at an FMR that cannot be seen", () => {
    const rates = { fmr: 0.05, fnmr: 0.1 };
    const { atRates } = verification(normalScores(10, 6, 2), stream(), { rates, replicates: 200 });
    for (const { value, interval, resolved } of [atRates!.fmr, atRates!.fnmr]) {
      expect(resolved).toBe(true);
      expect(interval!.low).toBeLessThan(value);
      expect(interval!.high).toBeGreaterThan(value);
    }
    const parted = verification(normalScores(4, 5, 50), stream(), { rates: { ...rates, fmr: 0.001 }, replicates: 50 });
    expect(parted.atRates!.fmr).toEqual({ value: 0, interval: { low: 0, high: 3 / 150 }, resolved: true });
    expect(parted.atRates!.fnmr).toEqual({ value: 0, interval: { low: 0, high: 3 / 40 }, resolved: false });
  });

  it("gives no interval for two fingers", () => {
    const { statistics, replicates, band } = verification(normalScores(2, 3, 1), stream());
    expect(statistics.eer.interval).toBeUndefined();
    expect([replicates, band.fmr.length]).toEqual([0, 0]);
  });
});
