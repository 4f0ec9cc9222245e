import { describe, expect, it } from "vitest";
import { certainty } from "../../src/filters/certainty.js";
import { orientationField, ridgeAngle } from "../../src/filters/orientation.js";
import { createImage } from "../../src/prints/grayImage.js";
import { addNoise, circles, degreesApart, grating } from "./patterns.js";

describe("orientationField", () => {
  const degrees = [0, 1, 17, 30, 45, 60, 83, 90, 100, 120, 135, 158, 179];

  it.each(degrees)("finds ridges at %i° within 1° everywhere, 6, 9 and 13.5 pixels apart", (degree) => {
    for (const wavelength of [6, 9, 13.5]) {
      const angle = (degree * Math.PI) / 180;
      const { angles } = orientationField(grating(96, 80, angle, wavelength));
      expect(Math.max(...angles.map((found) => degreesApart(found, angle)))).toBeLessThan(1);
    }
  });

  it("errs by 1.5° (root mean square) under noise stronger than the ridges", () => {
    const angle = 0.6;
    const { angles } = orientationField(addNoise(grating(96, 96, angle, 9, 60), 100));
    const squares = angles.reduce((sum, found) => sum + degreesApart(found, angle) ** 2, 0);
    expect(Math.sqrt(squares / angles.length)).toBeLessThan(1.5);
  });

  it("runs along concentric circles within 1°, two ridges from their middle and 8 pixels from the edge", () => {
    const size = 160;
    const { angles } = orientationField(circles(size, 80, 76, 9));
    let worst = 0;
    for (let y = 0, i = 0; y < size; y++) {
      for (let x = 0; x < size; x++, i++) {
        if (Math.hypot(x - 80, y - 76) < 18 || Math.min(x, y, size - 1 - x, size - 1 - y) < 8) continue;
        const tangent = Math.atan2(-(y - 76), x - 80) + Math.PI / 2;
        worst = Math.max(worst, degreesApart(angles[i], tangent));
      }
    }
    expect(worst).toBeLessThan(1);
  });

  it("keeps angles in [0, π), also where they round up to π", () => {
    expect(ridgeAngle(1, -1e-30)).toBe(0);
    expect(ridgeAngle(1, -0)).toBe(0);
    expect(ridgeAngle(0, 0)).toBe(0);
    const { angles } = orientationField(grating(64, 64, 0, 8));
    expect(angles.every((angle) => angle >= 0 && angle < Math.PI)).toBe(true);
  });

  it("is coherent on a grating, much less so in noise, not at all on a flat picture", () => {
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(orientationField(grating(80, 80, 1, 9)).coherence)).toBeGreaterThan(0.98);
    expect(mean(orientationField(addNoise(createImage(80, 80), 100)).coherence)).toBeLessThan(0.3);
    expect(Math.max(...orientationField(createImage(20, 20, { fill: 90 })).coherence)).toBe(0);
  });
});

describe("certainty", () => {
  it("is 1 in each block of a grating, lower in noise, 0 on a flat picture", () => {
    const map = certainty(grating(64, 48, 2, 9), { block: 16 });
    expect([map.columns, map.rows, map.size]).toEqual([4, 3, 16]);
    expect(Math.min(...map.values)).toBeGreaterThan(0.98);
    expect(Math.max(...certainty(addNoise(createImage(96, 96), 100), { block: 32 }).values)).toBeLessThan(0.5);
    expect(Math.max(...certainty(createImage(32, 32)).values)).toBe(0);
  });
});
