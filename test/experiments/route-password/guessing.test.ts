import { describe, expect, it } from "vitest";
import { collisions } from "../../../experiments/route-password/collisions.js";
import { guessing, sequenceBits } from "../../../experiments/route-password/guessing.js";
import { guessingTable } from "../../../experiments/route-password/tables.js";
import { createStream } from "../../../src/random/createStream.js";
import { runStage } from "../shared/runStage.js";

describe("the number of sequences", () => {
  it("is half of 4! = 24 paths, half of 3! = 6 cycles, as bits", () => {
    expect(sequenceBits(4, "path")).toBeCloseTo(Math.log2(12), 10);
    expect(sequenceBits(4, "cycle")).toBeCloseTo(Math.log2(3), 10);
    expect([sequenceBits(2, "path"), sequenceBits(2, "cycle"), sequenceBits(3, "cycle")]).toEqual([0, 0, 0]);
    // 57!/2 is below 2^256, 58!/2 above: 70 minutiae have more sequences than the digest has values.
    expect([sequenceBits(57, "path") < 256, sequenceBits(58, "path") > 256]).toEqual([true, true]);
  });
});

describe("collisions", () => {
  it("are pairs of equal passwords: a a b a has 3 of 6, and one bit", () => {
    const found = collisions(["a", "a", "b", "a"]);
    expect(found).toMatchObject({ drawn: 4, distinct: 2, equal: 3, pairs: 6, bits: 1, found: 0.5 });
  });

  it("are fewer than 3/n where there are none", () => {
    const { bits, interval, found } = collisions(["a", "b", "c", "d"]);
    expect([bits, found]).toEqual([null, 0]);
    expect(interval).toEqual({ low: 1, high: Number.POSITIVE_INFINITY });
  });

  it("of a law have its collision entropy in their interval some 95 times in 100", () => {
    // Shares 1/2, 1/4, 1/8, 1/8: Σp² = 22/64; and 64 equal shares: 6 bits.
    const laws: [number[], number][] = [
      [[0, 0, 0, 0, 1, 1, 2, 3], -Math.log2(22 / 64)],
      [Array.from({ length: 64 }, (_, i) => i), 6],
    ];
    for (const [law, bits] of laws) {
      const stream = createStream(4, `a law of ${law.length}`);
      const inside = Array.from({ length: 400 }, () => {
        const { interval } = collisions(Array.from({ length: 300 }, () => String(law[stream.integer(law.length)])));
        return interval.low <= bits && bits <= interval.high;
      }).filter(Boolean).length;
      expect(inside).toBeGreaterThan(0.92 * 400);
    }
  });
});

describe("the guessing of route passwords", () => {
  it("needs no more than the twelve sequences of four minutiae, and leaves the prints without too few", async () => {
    const config = { simulated: { matrices: 300, minutiae: [4] }, shape: "path", limit: 20 } as const;
    const failed = { found: 3, template: { width: 1, height: 1, dpi: 500, minutiae: [] } };
    const found = await runStage(guessing, { config, inputs: { prints: [failed] } });
    expect(found).toHaveLength(1);
    expect(found[0]!.distinct).toBeLessThanOrEqual(12);
    expect(found[0]!.bits).toBeLessThan(Math.log2(12));
    expect(found[0]!.found).toBeGreaterThan(0.9);
    const [row] = guessingTable(found, "path", "data").rows;
    expect(row).toMatchObject({ of: "matrices of 4 minutiae", drawn: 300, guesses: { high: Math.log2(12) - 1 } });
  });

  it("draws the same matrices whatever the number of them", async () => {
    const run = async (matrices: number) =>
      runStage(guessing, {
        config: { simulated: { matrices, minutiae: [5] }, shape: "cycle", limit: 20 },
        inputs: { prints: [] },
      });
    const [one, again] = [await run(251), await run(251)];
    expect(one).toEqual(again);
    expect(one[0]!.drawn).toBe(251);
  });
});
