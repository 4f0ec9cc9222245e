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

  it("is the cubic B-spline over white noise on a grid, at every pixel", () => {
    const [width, height, scale] = [7, 5, 2.5];
    const noise = smoothNoise(createStream(5, "test/noise"), width, height, scale);
    const stream = createStream(5, "test/noise");
    const columns = Math.ceil(width / scale) + 4;
    const offset = [stream.uniform(), stream.uniform()];
    const knots = new Float64Array(columns * (Math.ceil(height / scale) + 4));
    stream.fillNormal(knots);
    // The cardinal spline as a sum of truncated powers, over its root mean square (the integral of its square is 151/315).
    const spline = (t: number): number =>
      [1, -4, 6, -4, 1].reduce((sum, weight, k) => sum + (weight / 6) * Math.max(0, t + 2 - k) ** 3, 0) / Math.sqrt(151 / 315);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [u, v] = [x / scale + offset[0]!, y / scale + offset[1]!];
        let expected = 0;
        for (const [k, knot] of knots.entries()) {
          expected += knot * spline(u + 1 - (k % columns)) * spline(v + 1 - Math.floor(k / columns));
        }
        expect(Math.abs(noise[y * width + x]! - expected)).toBeLessThan(1e-5);
      }
    }
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
