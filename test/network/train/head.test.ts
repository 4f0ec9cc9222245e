import { describe, expect, it } from "vitest";
import { applyHead, argmax, featureStatistics, lossAndAccuracy } from "../../../src/network/train/head.js";

describe("the head in float64", () => {
  it("normalises by the statistics, multiplies, and gives probabilities", () => {
    const head = {
      gamma: Float32Array.of(2, 1),
      beta: Float32Array.of(0, 1),
      kernel: Float32Array.of(1, 0, 0, 1),
      bias: Float32Array.of(0, 0),
    };
    // (3 − 1)/√4 · 2 = 2 and (5 − 5)/√1 + 1 = 1, less ε = 1e-3 in the variance: softmax(2, 1).
    const out = applyHead(head, { mean: [1, 5], variance: [4, 1] }, Float32Array.of(3, 5));
    const wanted = Math.exp(2) / (Math.exp(2) + Math.exp(1));
    expect(out[0]).toBeCloseTo(wanted, 3);
    expect(out[0]! + out[1]!).toBeCloseTo(1, 12);
  });

  it("estimates each channel's mean and biased variance", () => {
    const { mean, variance } = featureStatistics(Float32Array.of(1, 10, 3, 10, 5, 40), 2);
    expect(Array.from(mean)).toEqual([3, 20]);
    expect(variance[0]).toBeCloseTo(8 / 3, 12);
    expect(variance[1]).toBeCloseTo(200, 10);
  });

  it("takes cross-entropy by the natural logarithm and the first of equal probabilities", () => {
    const { loss, accuracy } = lossAndAccuracy([0.5, 0.5, 0.2, 0.8], [0, 1]);
    expect(loss).toBeCloseTo(-(Math.log(0.5) + Math.log(0.8)) / 2, 12);
    expect(accuracy).toBe(1);
    expect(Array.from(argmax([0.5, 0.5, 0.1, 0.9], 2))).toEqual([0, 1]);
  });
});
