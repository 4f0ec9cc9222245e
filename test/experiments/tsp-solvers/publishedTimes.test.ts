import { describe, expect, it } from "vitest";
import { lastWithin, publishedTimes } from "../../../experiments/tsp-solvers/publishedTimes.js";
import { runStage } from "../shared/runStage.js";

describe("the published fits", () => {
  it("reach a second where a logarithm says, in either unit, and count negative times as none", async () => {
    const times = await runStage(publishedTimes, {
      config: { sizes: { exhaustive: [5], exponential: [6], others: [8, 40, 12] } },
    });
    const [exhaustive, genetic, insertion] = ["fit-exhaustive", "fit-genetic", "fit-farthest-insertion"].map(
      (item) => times.find((fit) => fit.item === item)!,
    );
    // 0.0056 · e^(1.3789 N)
    const reach = (limit: number) => Math.floor(Math.log(limit / 0.0056) / 1.3789);
    expect(exhaustive!.within.ms).toEqual([1e3, 6e4, 365.25 * 864e5].map(reach));
    expect(exhaustive!.within.s).toEqual([1, 60, 365.25 * 86_400].map(reach));
    expect(exhaustive!.times[9]).toBeCloseTo(0.0056 * Math.exp(13.789), 6);
    expect(exhaustive!.times).toHaveLength(40);
    // Never below 261 at its least.
    expect(genetic!.within.s[0]).toBe(0);
    // 28.06 − 1.6069 N + 0.0227 N² = 1000 at N = 245.2.
    expect(insertion!.within.ms[0]).toBe(245);
    expect(insertion!.times[34]).toBeLessThan(0);
  });

  it("are within a limit that they equal", () => {
    for (const last of [1, 63, 64, 65, 127, 128, 129, 1000]) {
      expect(lastWithin((n) => n, last)).toBe(last);
      expect(lastWithin((n) => n, last + 0.5)).toBe(last);
    }
    expect(lastWithin((n) => n, 0.5)).toBe(0);
  });

  it("may be above a limit before they are below it", () => {
    expect(lastWithin((n) => (n - 30) ** 2, 0)).toBe(30);
    expect(lastWithin((n) => (n - 30) ** 2, 100)).toBe(40);
  });
});
