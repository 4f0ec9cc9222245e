import { describe, expect, test } from "vitest";
import { ridgeCount } from "../../src/minutiae/ridgeCount.js";
import { createImage } from "../../src/prints/grayImage.js";

/** Vertical ridges 3 px wide, 8 px apart, the first from x = 0. */
const stripes = createImage(80, 40, { fill: 255 });
for (let y = 0; y < 40; y++) for (let x = 0; x < 80; x++) if (x % 8 < 3) stripes.data[y * 80 + x] = 0;

describe("ridgeCount", () => {
  test("counts the ridges between, not those that the points lie on", () => {
    expect(ridgeCount(stripes, { x: 1, y: 20 }, { x: 33, y: 20 })).toBe(3); // at 8, 16 and 24
    expect(ridgeCount(stripes, { x: 5, y: 20 }, { x: 29, y: 20 })).toBe(3);
    expect(ridgeCount(stripes, { x: 1, y: 5 }, { x: 1, y: 35 })).toBe(0);
    expect(ridgeCount(stripes, { x: 1, y: 5 }, { x: 9, y: 35 })).toBe(0);
  });

  test("is the same both ways", () => {
    const [a, b] = [
      { x: 2, y: 3 },
      { x: 61, y: 37 },
    ];
    expect(ridgeCount(stripes, a, b)).toBe(ridgeCount(stripes, b, a));
  });
});
