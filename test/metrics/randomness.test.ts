import { describe, expect, it } from "vitest";
import { degreesOfFreedom } from "../../src/metrics/degreesOfFreedom.js";
import { approximateEntropy } from "../../src/metrics/randomness/approximateEntropy.js";
import { cumulativeSums } from "../../src/metrics/randomness/cumulativeSums.js";
import { blockFrequency, frequency } from "../../src/metrics/randomness/frequency.js";
import { runs } from "../../src/metrics/randomness/runs.js";
import { serial } from "../../src/metrics/randomness/serial.js";
import { unlinkability } from "../../src/metrics/unlinkability.js";
import { createStream } from "../../src/random/createStream.js";

const bits = (text: string): Uint8Array => Uint8Array.from(text, Number);
/** The first 100 binary digits of π, the longer example of SP 800-22. */
const PI = bits("1100100100001111110110101010001000100001011010001100001000110100110001001100011001100010100010111000");

describe("the worked examples of NIST SP 800-22 rev. 1a", () => {
  const examples: [string, number, number][] = [
    ["frequency, 2.1.8", frequency(PI), 0.109599],
    ["frequency, 2.1.4", frequency(bits("1011010101")), 0.527089],
    ["block frequency, 2.2.8", blockFrequency(PI, 10), 0.706438],
    ["block frequency, 2.2.4", blockFrequency(bits("0110011010"), 3), 0.801252],
    ["runs, 2.3.8", runs(PI), 0.500798],
    ["runs, 2.3.4", runs(bits("1001101011")), 0.147232],
    ["cumulative sums forward, 2.13.8", cumulativeSums(PI), 0.219194],
    ["cumulative sums backward, 2.13.8", cumulativeSums(PI, true), 0.114866],
    ["cumulative sums, 2.13.4", cumulativeSums(bits("1011010111")), 0.411659],
    ["serial, 2.11.4, first", serial(bits("0011011101"), 3)[0], 0.808792],
    ["serial, 2.11.4, second", serial(bits("0011011101"), 3)[1], 0.67032],
    ["approximate entropy, 2.12.8", approximateEntropy(PI, 2), 0.235301],
    ["approximate entropy, 2.12.4", approximateEntropy(bits("0100110101"), 3), 0.261961],
  ];
  it.each(examples)("give the printed P-value: %s", (_, ours, printed) => {
    expect(ours).toBeCloseTo(printed, 6);
  });
});

describe("degrees of freedom", () => {
  it("are the number of coins that were tossed", () => {
    const stream = createStream(1, "test/degrees");
    const shares = Array.from({ length: 4000 }, () => {
      let heads = 0;
      for (let i = 0; i < 249; i++) heads += stream.integer(2);
      return heads / 249;
    });
    const { mean, degrees } = degreesOfFreedom(shares);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(Math.abs(degrees - 249)).toBeLessThan(15);
  });

  it("are p(1 − p)/σ², of two shares already", () => {
    // Of 0.4 and 0.6 the variance is 0.02.
    const { mean, deviation, degrees } = degreesOfFreedom([0.4, 0.6]);
    expect([mean, deviation, degrees]).toEqual([0.5, Math.sqrt(0.02), 12.5].map((value) => expect.closeTo(value, 12)));
  });

  it("need shares that vary", () => {
    expect(() => degreesOfFreedom([0.5, 0.5])).toThrow("do not vary");
  });
});

describe("linkability", () => {
  it("is 0 for equal histograms and 1 for those that do not meet", () => {
    const scores = Array.from({ length: 1000 }, (_, i) => (i % 100) / 100);
    expect(unlinkability(scores, scores).system).toBe(0);
    expect(
      unlinkability(
        scores,
        scores.map((s) => s + 5),
      ).system,
    ).toBeCloseTo(1, 10);
  });

  it("is the integral in closed form: uniform on [0, 1] against density 2(1 - s)", () => {
    // LR = 1/(2(1 − s)) exceeds 1 from s = ½ on, where D = (LR − 1)/(LR + 1) = (2s − 1)/(3 − 2s); its integral to 1 is ln 2 − ½.
    const n = 200_000;
    const mated = Array.from({ length: n }, (_, i) => (i + 0.5) / n);
    const nonMated = mated.map((u) => 1 - Math.sqrt(1 - u));
    expect(unlinkability(mated, nonMated).system).toBeCloseTo(Math.log(2) - 0.5, 3);
  });

  it("needs scores that differ on both sides", () => {
    expect(() => unlinkability([], [1])).toThrow("0 mated and 1 non-mated");
    expect(() => unlinkability([1], [1])).toThrow("not all equal");
  });
});
