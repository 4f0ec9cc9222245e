import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { drawCount } from "../../src/synth/drawCount.js";
import { smoothNoise } from "../../src/synth/smoothNoise.js";

describe("smooth noise", () => {
  it("has mean 0 and variance 1 at every scale", () => {
    for (const scale of [1.3, 4, 9]) {
      const noise = smoothNoise(createStream(1, "test/noise"), 400, 300, scale);
      const mean = noise.reduce((a, b) => a + b) / noise.length;
      const variance = noise.reduce((a, b) => a + (b - mean) ** 2, 0) / noise.length;
      expect(Math.abs(mean)).toBeLessThan(0.012 * scale); // four deviations: about (400 · 300) / scale² independent values
      expect(Math.abs(variance - 1)).toBeLessThan(0.03 * scale);
    }
  });

  it("has them at every pixel, the border's too", () => {
    const draws = 3000;
    const squares = new Float64Array(5 * 4);
    const stream = createStream(5, "test/noise");
    for (let draw = 0; draw < draws; draw++) {
      for (const [i, value] of smoothNoise(stream, 5, 4, 2.5).entries()) squares[i]! += value ** 2 / draws;
    }
    // Five deviations: √(2/3000) = 0.026, more by the offsets between knots.
    for (const variance of squares) expect(Math.abs(variance - 1)).toBeLessThan(0.16);
  });

  it("changes slowly where its scale is large", () => {
    const steps = [2, 8, 32].map((scale) => {
      const noise = smoothNoise(createStream(2, "test/noise"), 200, 200, scale);
      return noise.reduce((sum, value, i) => (i % 200 ? sum + Math.abs(value - noise[i - 1]) : sum), 0) / noise.length;
    });
    expect(steps[0] / steps[1]).toBeGreaterThan(3);
    expect(steps[1] / steps[2]).toBeGreaterThan(3);
  });
});

describe("a drawn count", () => {
  it("has the mean and the variance of the geometric law, and is 0 for mean 0", () => {
    const stream = createStream(3, "test/count");
    for (const mean of [0.3, 1, 9]) {
      const counts = Array.from({ length: 20_000 }, () => drawCount(stream, mean));
      const average = counts.reduce((a, b) => a + b) / counts.length;
      const variance = counts.reduce((a, b) => a + (b - average) ** 2, 0) / counts.length;
      expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt((mean * (1 + mean)) / 20_000));
      expect(Math.abs(variance / (mean * (1 + mean)) - 1)).toBeLessThan(0.1);
    }
    expect(drawCount(stream, 0)).toBe(0);
  });
});
