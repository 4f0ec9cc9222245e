import { describe, expect, it } from "vitest";
import { collision } from "../../src/metrics/entropy/collision.js";
import { compression } from "../../src/metrics/entropy/compression.js";
import { markov } from "../../src/metrics/entropy/markov.js";
import { minEntropy } from "../../src/metrics/entropy/minEntropy.js";
import { mostCommonValue } from "../../src/metrics/entropy/mostCommonValue.js";
import { repeatedTuples } from "../../src/metrics/entropy/repeatedTuples.js";
import { tuples } from "../../src/metrics/entropy/tuples.js";
import { createStream } from "../../src/random/createStream.js";

const bits = (text: string): Uint8Array => Uint8Array.from(text, Number);
const biased = (p: number, length: number): Uint8Array => {
  const stream = createStream(1, `test/entropy ${p}`);
  return Uint8Array.from({ length }, () => (stream.uniform() < p ? 1 : 0));
};

// The standard prints 0.4483, 0.761 and 0.1345. The further digits were computed apart in Python, from the formulas of its text; an
// independent implementation in Rust asserts the first as 0.448339587791084.
describe("the estimators' worked examples of SP 800-90B (2018)", () => {
  const example = bits("1000111001010101110011000111001010101110");

  it("give the collision estimate of 6.3.2", () => {
    expect(collision(example)).toBeCloseTo(0.44833959, 7);
  });

  it("give the Markov estimate of 6.3.3", () => {
    expect(markov(example)).toBeCloseTo(0.76063601, 7);
  });

  it("give the compression estimate of 6.3.4, with 4 blocks in the dictionary", () => {
    expect(compression(bits("100011100101010111001100011100101010111011100011"), 4)).toBeCloseTo(0.13453554, 7);
  });
});

describe("sequences whose entropy is known", () => {
  it("have none where they are constant or alternate", () => {
    const constant = new Uint8Array(20_000);
    expect(minEntropy(constant)).toMatchObject({ mostCommonValue: 0, collision: 0, markov: 0, tTuple: 0, lrs: 0, least: 0 });
    const alternating = Uint8Array.from({ length: 20_000 }, (_, i) => i % 2);
    // One bit in 128: which of the two comes first.
    expect(markov(alternating)).toBeCloseTo(1 / 128, 10);
    expect(tuples(alternating).tTuple).toBeLessThan(0.001);
    expect(mostCommonValue(alternating)).toBeGreaterThan(0.97);
  });

  it.each([0.5, 0.6, 0.75, 0.9])("of independent bits with share %d of ones come to -log2 of it, less the interval", (p) => {
    const n = 200_000;
    const sequence = biased(p, n);
    const truth = -Math.log2(p);
    const upper = -Math.log2(p + 2.576 * Math.sqrt((p * (1 - p)) / n));
    const { mostCommonValue, collision, markov, compression, tTuple, lrs, least } = minEntropy(sequence);
    expect(Math.abs(mostCommonValue - upper)).toBeLessThan(0.006);
    expect(Math.abs(markov - truth)).toBeLessThan(0.02);
    // Near ½ the mean time hardly changes with p, so that its interval becomes a wide one of p.
    expect(collision).toBeGreaterThan(truth - 0.2);
    expect(collision).toBeLessThan(truth + 0.02);
    // Compression, t-tuple and LRS are known to lie low; they must not lie above the truth.
    for (const estimate of [compression!, tTuple]) {
      expect(estimate).toBeLessThan(truth + 0.01);
      expect(estimate).toBeGreaterThan(0.7 * truth - 0.05);
    }
    // LRS measures the collision entropy of long tuples, which lies between min-entropy and twice that.
    expect(lrs).toBeGreaterThan(truth * 0.9);
    expect(least).toBeLessThanOrEqual(mostCommonValue);
  });

  it("of a Markov chain come to the chain's, which the most common value cannot see", () => {
    const stream = createStream(1, "test/entropy chain");
    const chain = new Uint8Array(100_000);
    for (let i = 1; i < chain.length; i++) chain[i] = stream.uniform() < 0.8 ? chain[i - 1]! : 1 - chain[i - 1]!;
    expect(markov(chain)).toBeCloseTo(-Math.log2(0.8), 1);
    expect(mostCommonValue(chain)).toBeGreaterThan(0.95);
  });
});

describe("repeated tuples", () => {
  /** Every tuple counted one by one. */
  function counted(sequence: Uint8Array, length: number): { commonest: number; pairs: number } {
    const counts = new Map<string, number>();
    for (let i = 0; i + length <= sequence.length; i++) {
      const tuple = sequence.subarray(i, i + length).join("");
      counts.set(tuple, (counts.get(tuple) ?? 0) + 1);
    }
    const all = [...counts.values()];
    return { commonest: Math.max(...all), pairs: all.reduce((sum, c) => sum + (c * (c - 1)) / 2, 0) };
  }

  it.each([0.5, 0.8])("are those counted one by one, for a share %d of ones", (p) => {
    const sequence = biased(p, 300);
    const { commonest, pairs } = repeatedTuples(sequence);
    for (let length = 1; length < commonest.length; length++) {
      expect({ commonest: commonest[length], pairs: pairs[length] }).toEqual(counted(sequence, length));
    }
    expect(counted(sequence, commonest.length).pairs).toBe(0);
  });

  it("of a period are as long as the sequence less the period", () => {
    const sequence = Uint8Array.from({ length: 3000 }, (_, i) => (i % 7 < 3 ? 1 : 0));
    const { commonest, pairs } = repeatedTuples(sequence);
    expect(commonest).toHaveLength(3000 - 7 + 1);
    expect(commonest[2993]).toBe(2);
    expect(pairs[2993]).toBe(1);
    expect(tuples(sequence).lrs).toBeLessThan(0.01);
  });
});
