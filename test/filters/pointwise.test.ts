import { describe, expect, it } from "vitest";
import { binarize, binarizeLocal, otsuThreshold } from "../../src/filters/binarize.js";
import { borderIndex } from "../../src/filters/border.js";
import { meanAndVariance, normalize } from "../../src/filters/normalize.js";
import { psnr } from "../../src/filters/psnr.js";
import { reflection } from "../../src/filters/reflection.js";
import { smooth } from "../../src/filters/smooth.js";
import { createImage } from "../../src/prints/grayImage.js";
import { addNoise, grating, picture, rowsOf } from "./patterns.js";

describe("normalize", () => {
  it("gives the mean and variance asked for and keeps the order of intensities", () => {
    const given = addNoise(grating(40, 30, 1, 8), 20);
    const { mean, variance } = meanAndVariance(normalize(given, { mean: 100, variance: 64 }));
    expect(mean).toBeCloseTo(100, 4);
    expect(variance).toBeCloseTo(64, 3);
  });

  it("takes the + branch above the mean and the − branch below it", () => {
    // mean 4, variance 9: a pixel at 7 becomes 10 + √(4·9/9) = 12, one at 1 becomes 8
    expect(rowsOf(normalize(picture([[1, 7]]), { mean: 10, variance: 4 }))).toEqual([[8, 12]]);
  });

  it("makes a picture of one intensity the desired mean, and refuses a negative variance", () => {
    expect(rowsOf(normalize(createImage(2, 1, { fill: 9 })))).toEqual([[128, 128]]);
    expect(() => normalize(createImage(1, 1), { variance: -1 })).toThrow(RangeError);
  });
});

describe("binarize", () => {
  it("is white above R₀ and black at or below it", () => {
    expect(rowsOf(binarize(picture([[10, 50, 51, 200]]), { threshold: 50 }))).toEqual([[0, 0, 255, 255]]);
  });

  it("without R₀ takes Otsu's threshold, which parts two groups between them", () => {
    const threshold = otsuThreshold(picture([[10, 12, 11, 200, 202, 201, 10, 199]]));
    expect(threshold).toBeGreaterThan(12);
    expect(threshold).toBeLessThan(199);
  });

  it("locally finds ridges where the light changes over the picture", () => {
    const lit = grating(90, 60, Math.PI / 2, 9, 20);
    const ramp = { ...lit, data: lit.data.map((value, i) => value + (i % 90)) };
    const clean = binarize(lit, { threshold: 128 });
    const wrong = binarizeLocal(ramp, { window: 27 }).data.filter((value, i) => {
      const x = i % 90;
      return x > 13 && x < 76 && value !== clean.data[i];
    });
    expect(wrong.length / (90 * 60)).toBeLessThan(0.06);
  });
});

describe("reflection", () => {
  it("is the share of white pixels in the window times the greatest intensity", () => {
    const out = reflection(
      picture([
        [200, 200, 200],
        [0, 200, 0],
        [0, 0, 0],
      ]),
      { threshold: 100, maximum: 90 },
    );
    expect(out.data[4]).toBeCloseTo((4 / 9) * 90, 4);
  });
});

describe("windows and borders", () => {
  it("reflect101 does not repeat the edge and works any distance outside, also of one pixel", () => {
    expect([-3, -2, -1, 0, 3, 4, 5, 6, 7].map((i) => borderIndex(i, 4, "reflect101"))).toEqual([3, 2, 1, 0, 3, 2, 1, 0, 1]);
    expect(borderIndex(-7, 1, "reflect101")).toBe(0);
    expect([-2, 5].map((i) => borderIndex(i, 4, "replicate"))).toEqual([0, 3]);
  });

  it("an even window is refused, and the message says what is allowed", () => {
    expect(() => smooth(createImage(3, 3), { window: 4 })).toThrow(/odd.*given 4/);
  });
});

describe("psnr", () => {
  it("of a difference of 255 everywhere is 0 dB, of 25.5 is 20 dB, of none is infinite", () => {
    const black = createImage(3, 2);
    expect(psnr(black, createImage(3, 2, { fill: 255 }))).toBeCloseTo(0, 9);
    expect(psnr(black, createImage(3, 2, { fill: 25.5 }))).toBeCloseTo(20, 9);
    expect(psnr(black, black)).toBe(Number.POSITIVE_INFINITY);
    expect(() => psnr(black, createImage(2, 3))).toThrow(RangeError);
  });
});
