import { describe, expect, it } from "vitest";
import { fillGrid } from "../../src/filters/fillGrid.js";
import { frequencyImage } from "../../src/filters/frequency.js";
import { orientationField } from "../../src/filters/orientation.js";
import { createImage } from "../../src/prints/grayImage.js";
import { addNoise, circles, grating } from "./patterns.js";

/** Greatest relative error over all pixels at least `margin` from the edge. */
function worstError(frequencies: Float32Array, wavelength: number): number {
  return Math.max(...frequencies.map((frequency) => Math.abs(frequency * wavelength - 1)));
}

describe("frequencyImage", () => {
  it.each([
    4.3, 6, 7.3, 9, 10.6, 13.5, 17.2,
  ])("finds ridges %f pixels apart within 2 %% everywhere, at several angles", (wavelength) => {
    for (const angle of [0, 0.4, Math.PI / 4, 1.3, Math.PI / 2, 2.5]) {
      const image = grating(112, 96, angle, wavelength);
      expect(worstError(frequencyImage(image, orientationField(image)).frequencies, wavelength)).toBeLessThan(0.02);
    }
  });

  it("is within 3 % under noise as strong as the ridges", () => {
    const image = addNoise(grating(160, 160, 0.7, 8.4, 60), 100);
    expect(worstError(frequencyImage(image, orientationField(image)).frequencies, 8.4)).toBeLessThan(0.03);
  });

  it("is within 2 % on concentric circles, four ridges from their middle and further", () => {
    const image = circles(240, 120, 120, 9);
    const { frequencies } = frequencyImage(image, orientationField(image), { smoothing: 0 });
    let worst = 0;
    frequencies.forEach((frequency, i) => {
      const radius = Math.hypot((i % 240) - 120, Math.floor(i / 240) - 120);
      if (radius > 50) worst = Math.max(worst, Math.abs(frequency * 9 - 1));
    });
    expect(worst).toBeLessThan(0.02);
  });

  it("fills blocks without ridges from their neighbours", () => {
    const image = grating(128, 128, 0.3, 9);
    const orientation = orientationField(image);
    for (let y = 40; y < 90; y++) image.data.fill(255, y * 128 + 40, y * 128 + 90);
    expect(worstError(frequencyImage(image, orientation).frequencies, 9)).toBeLessThan(0.06);
  });

  it("measures nothing outside the mask, and gives the fallback where nothing can be measured", () => {
    const image = grating(64, 64, 0.3, 6);
    const orientation = orientationField(image);
    const mask = { width: 64, height: 64, data: new Uint8Array(64 * 64) };
    expect(frequencyImage(image, orientation, { mask }).frequencies[0]).toBeCloseTo(1 / 9, 6);
    const flat = createImage(64, 64, { fill: 50 });
    expect(frequencyImage(flat, orientationField(flat), { fallback: 0.2 }).frequencies[99]).toBeCloseTo(0.2, 6);
  });
});

describe("fillGrid", () => {
  const cells = { columns: 3, rows: 2, size: 16 };

  it("fills from neighbours over any distance and drops what cannot be of the same print", () => {
    const filled = fillGrid(Float32Array.from([0.1, 0, 0, 0, 0, 0]), cells, 0, 0.2);
    expect([...filled].every((value) => Math.abs(value - 0.1) < 1e-6)).toBe(true);
    expect(fillGrid(Float32Array.from([0.1, 0.1, 0.3, 0.1, 0.1, 0]), cells, 0, 0.2)[2]).toBeCloseTo(0.1, 6);
  });

  it("ends where two far values are all there is", () => {
    expect(fillGrid(Float32Array.from([0.05, 0, 0, 0, 0, 0.3]), cells, 0, 0.2)[5]).toBeCloseTo(0.05, 6);
  });
});
