import { describe, expect, it } from "vitest";
import { noneAlike } from "../../src/metrics/noneAlike.js";
import { createStream } from "../../src/random/createStream.js";

/** Probability that n values drawn with these probabilities all differ: n! times the elementary symmetric polynomial, by its recurrence. */
function allDiffer(probabilities: readonly number[], n: number): number {
  const sums = [1, ...new Array<number>(n).fill(0)];
  for (const p of probabilities) for (let k = n; k > 0; k--) sums[k]! += p * sums[k - 1]!;
  return sums[n]! * Array.from({ length: n }, (_, i) => i + 1).reduce((a, b) => a * b);
}

/** As many values as count as never seen twice, which take what is left. */
const rare = (rest: number) => new Array<number>(20_000).fill(rest / 20_000);

describe("noneAlike", () => {
  it("is exact for a pair, and by hand for three", () => {
    expect(noneAlike([2]).high).toBeCloseTo(0.95, 12);
    // 1 − 3p² + 2p³ = 0.05
    const p = Math.sqrt(noneAlike([3]).high);
    expect(1 - 3 * p ** 2 + 2 * p ** 3).toBeCloseTo(0.05, 12);
    expect(noneAlike([3]).low).toBe(0);
  });

  it("tends to (4.744/n)², where (1 + x)exp(−x) is 0.05 at x", () => {
    expect((1 + 4.743865) * Math.exp(-4.743865)).toBeCloseTo(0.05, 6);
    expect(noneAlike([1_000_000]).high / (4.743865 / 1_000_000) ** 2).toBeCloseTo(1, 4);
  });

  it("leaves no distribution of a greater probability with which none alike would be seen more often than one time in twenty", () => {
    const stream = createStream(1, "test/noneAlike");
    const n = 12;
    const limit = noneAlike([n]).high;
    const common = Math.sqrt(limit);
    expect(allDiffer([common, ...rare(1 - common)], n)).toBeCloseTo(0.05, 3);
    for (let trial = 0; trial < 40; trial++) {
      // Some common values, scaled so that two are alike with the limit's probability.
      const drawn = Array.from({ length: 1 + (trial % 6) }, () => stream.uniform() ** 3);
      const scale = Math.sqrt(limit / drawn.reduce((sum, p) => sum + p ** 2, 0));
      const probabilities = drawn.map((p) => p * scale);
      const rest = 1 - probabilities.reduce((sum, p) => sum + p, 0);
      if (rest >= 0) expect(allDiffer([...probabilities, ...rare(rest)], n)).toBeLessThan(0.0505);
    }
  });

  it("takes groups together: two of n are about as good as one of √2 n where values are rare", () => {
    expect(noneAlike([2, 2]).high).toBeCloseTo(1 - Math.sqrt(0.05), 12);
    const [one, two, ten] = [[500], [500, 500], new Array<number>(10).fill(500)].map((groups) => noneAlike(groups).high);
    expect(two!).toBeLessThan(one!);
    expect(ten!).toBeLessThan(two!);
    // Not beyond what as many pairs would say if they were independent.
    expect(ten!).toBeGreaterThan(3 / (10 * 500 * 499 * 0.5));
  });

  it("refuses groups without a pair", () => {
    expect(() => noneAlike([])).toThrow("groups of none have no pair");
    expect(() => noneAlike([1, 1])).toThrow("groups of 1, 1 have no pair");
    expect(() => noneAlike([2.5])).toThrow(RangeError);
  });
});
