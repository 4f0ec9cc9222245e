import { describe, expect, it } from "vitest";
import { keyMetrics } from "../../../../experiments/shared/keys/keyMetrics.js";
import { keyRate } from "../../../../experiments/shared/keys/keyRate.js";

const trials = (events: number, others: number): boolean[] => [
  ...new Array<boolean>(events).fill(true),
  ...new Array<boolean>(others).fill(false),
];

describe("the rate of an event among trials", () => {
  it("is the share of the trials that had it", () => {
    expect(keyRate(trials(1, 3))).toMatchObject({ count: 1, n: 4, value: 0.25 });
  });

  it("ends at 3/n where there was none", () => {
    expect(keyRate(trials(0, 20))).toEqual({ count: 0, n: 20, value: 0, interval: { low: 0, high: 0.15 } });
  });

  it("has Clopper and Pearson's interval where there was one", () => {
    // all of n: from the n-th root of 0.025 to 1; one of n: below, 1 less the n-th root of 0.975
    const all = keyRate(trials(5, 0)).interval!;
    expect(all.low).toBeCloseTo(0.025 ** (1 / 5), 9);
    expect(all.high).toBe(1);
    expect(keyRate(trials(1, 9)).interval!.low).toBeCloseTo(1 - 0.975 ** (1 / 10), 9);
  });

  it("is none where nothing was tried", () => {
    expect(keyRate([])).toEqual({ count: 0, n: 0, value: null, interval: null });
  });
});

describe("rates as numbers of a run", () => {
  it("have their limits, low first, and the number of trials", () => {
    expect(keyMetrics({ lost: keyRate(trials(0, 20)) })).toEqual({ lost: { value: 0, interval: [0, 0.15], n: 20 } });
  });

  it("are left out where nothing was tried", () => {
    expect(keyMetrics({ none: keyRate([]), some: keyRate(trials(1, 0)) })).not.toHaveProperty("none");
  });
});
