import { describe, expect, it } from "vitest";
import { pad } from "../../src/filters/border.js";
import { convolve } from "../../src/filters/convolve.js";
import { frequencyImage } from "../../src/filters/frequency.js";
import { gabor } from "../../src/filters/gabor.js";
import { gabor1d } from "../../src/filters/gabor1d.js";
import { gaborKernel } from "../../src/filters/gaborKernel.js";
import { gaborWindow } from "../../src/filters/gaborWindow.js";
import { orientationField } from "../../src/filters/orientation.js";
import { perBlock } from "../../src/filters/perBlock.js";
import { createImage, type GrayImage } from "../../src/prints/grayImage.js";
import { addNoise, circles, grating } from "./patterns.js";

describe("gaborKernel", () => {
  it("sums to 0 with zeroMean, and keeps a matching sinusoid's amplitude with unitGain", () => {
    for (const [orientation, wavelength] of [
      [0.3, 9],
      [2, 6.5],
    ]) {
      const kernel = gaborKernel({ orientation, frequency: 1 / wavelength, unitGain: true });
      expect(kernel.data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      const image = grating(64, 64, orientation, wavelength, 50);
      const out = convolve(image, kernel);
      for (let y = 20; y < 44; y++) {
        for (let x = 20; x < 44; x++) expect(out.data[y * 64 + x]).toBeCloseTo(image.data[y * 64 + x] - 128, 0);
      }
    }
  });

  it("answers ridges across its direction with almost nothing", () => {
    const out = convolve(
      grating(64, 64, 0.3 + Math.PI / 2, 9, 50),
      gaborKernel({ orientation: 0.3, frequency: 1 / 9, unitGain: true }),
    );
    expect(Math.abs(out.data[32 * 64 + 32])).toBeLessThan(0.5);
  });

  it("refuses a frequency beyond half a ridge a pixel", () => {
    expect(() => gaborKernel({ orientation: 0, frequency: 0.6 })).toThrow(/0\.5.*given 0\.6/);
  });
});

describe("the window (14) and the one-dimensional filter (15)", () => {
  it("the window's integral is 1 and its height 1 / (2√(πa))", () => {
    let integral = 0;
    for (let t = -60; t <= 60; t += 0.01) integral += gaborWindow(t, 3) * 0.01;
    expect(integral).toBeCloseTo(1, 9);
    expect(gaborWindow(0, 3)).toBeCloseTo(1 / (2 * Math.sqrt(3 * Math.PI)), 15);
  });

  it("the filter is 1 at 0, −exp(−½(T/2σ)²) after half a period", () => {
    expect(gabor1d(0, 4, 1 / 9)).toBe(1);
    expect(gabor1d(4.5, 4, 1 / 9)).toBeCloseTo(-Math.exp(-(4.5 ** 2) / 32), 15);
  });
});

/** Every pixel by a kernel made for its very direction and frequency, cut to the same disc. */
function exactGabor(image: GrayImage, angles: Float32Array, frequencies: Float32Array): Float32Array {
  const radius = 10;
  const padded = pad(image, radius, "reflect101");
  return angles.map((orientation, i) => {
    const { data, size } = gaborKernel({ orientation, frequency: frequencies[i], radius, disc: true, unitGain: true });
    const x = i % image.width;
    const y = (i - x) / image.width;
    let sum = 0;
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        sum += data[(dy + radius) * size + dx + radius] * padded.data[(y + dy + radius) * padded.width + x + dx + radius];
      }
    }
    return sum;
  });
}

const rms = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe("gabor", () => {
  it("stays within 1.5 % (root mean square) of the exact kernel of every pixel, on bent ridges and in noise", () => {
    const image = addNoise(circles(72, 20, 30, 8.3), 80);
    const orientation = orientationField(image);
    const frequency = frequencyImage(image, orientation);
    const exact = exactGabor(image, orientation.angles, frequency.frequencies);
    const ours = gabor(image, orientation, frequency).data;
    expect(rms(ours.map((value, i) => value - exact[i])) / rms(exact)).toBeLessThan(0.015);
  });

  it("takes noise off ridges that change direction", () => {
    const clean = circles(120, 60, 60, 9);
    const noisy = addNoise(clean, 120);
    const orientation = orientationField(noisy);
    const out = gabor(noisy, orientation, frequencyImage(noisy, orientation)).data;
    const error = (values: Float32Array) =>
      rms(
        values.filter((_, i) => {
          const r = Math.hypot((i % 120) - 60, Math.floor(i / 120) - 60);
          return r > 20 && r < 50;
        }),
      );
    const before = error(noisy.data.map((value, i) => value - clean.data[i]));
    const after = error(out.map((value, i) => value + 128 - clean.data[i]));
    expect(after).toBeLessThan(0.35 * before);
  });

  it("is 0 outside the mask and of a flat picture", () => {
    const flat = createImage(20, 20, { fill: 200 });
    const orientation = orientationField(flat);
    const frequency = frequencyImage(flat, orientation);
    expect(Math.max(...gabor(flat, orientation, frequency).data.map(Math.abs))).toBeLessThan(1e-3);
    const mask = { width: 20, height: 20, data: new Uint8Array(400) };
    expect(Math.max(...gabor(grating(20, 20, 1, 9), orientation, frequency, { mask }).data)).toBe(0);
  });

  it("by blocks has one direction and one frequency for each W×W block", () => {
    const image = circles(64, 10, 10, 8);
    const orientation = orientationField(image);
    const blocks = perBlock(orientation, frequencyImage(image, orientation), 16);
    for (let i = 0; i < 64 * 64; i++) {
      const corner = Math.floor(i / 64 / 16) * 16 * 64 + Math.floor((i % 64) / 16) * 16;
      expect(blocks.orientation.angles[i]).toBe(blocks.orientation.angles[corner]);
      expect(blocks.frequency.frequencies[i]).toBe(blocks.frequency.frequencies[corner]);
    }
    expect(new Set(blocks.orientation.angles).size).toBeGreaterThan(8);
  });
});
