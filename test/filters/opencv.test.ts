import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { convolve } from "../../src/filters/convolve.js";
import { gaborKernel } from "../../src/filters/gaborKernel.js";
import { median } from "../../src/filters/median.js";
import { smooth } from "../../src/filters/smooth.js";
import { greatestDifference, picture } from "./patterns.js";

const reference = JSON.parse(readFileSync(new URL("./reference/opencv.json", import.meta.url), "utf8"));
const print = picture(reference.picture);

describe(`beside ${reference.source}`, () => {
  it("the mean of 5×5 is cv2.blur's, mirrored edges included", () => {
    const ours = smooth(print, { window: reference.blur.window });
    expect(greatestDifference(ours, reference.blur.result)).toBeLessThan(1e-4);
  });

  it.each([3, 7])("the median of %i×%i is cv2.medianBlur's, repeated edges included", (window) => {
    expect(greatestDifference(median(print, { window }), reference[`median${window}`].result)).toBe(0);
  });

  it.each([3, 7])("the median of %i×%i is the same by selection, which pictures of fractions take", (window) => {
    const halves = { ...print, data: print.data.map((value) => value + 0.5) };
    const rows = reference[`median${window}`].result.map((row: number[]) => row.map((value) => value + 0.5));
    expect(greatestDifference(median(halves, { window }), rows)).toBe(0);
  });

  // cv2's theta is the direction of the wave, clockwise as seen; its kernel's columns and rows run the other way, which an even kernel does not show
  const { size, sigma, theta, wavelength, kernel } = reference.gabor;
  const ours = gaborKernel({
    orientation: -theta - Math.PI / 2,
    frequency: 1 / wavelength,
    sigmaX: sigma,
    sigmaY: sigma,
    radius: (size - 1) / 2,
    zeroMean: false,
  });

  it("the Gabor kernel of the bare equation is cv2.getGaborKernel's", () => {
    kernel.flat().forEach((value: number, i: number) => {
      expect(ours.data[i]).toBeCloseTo(value, 9);
    });
  });

  it("a fixed Gabor kernel over the picture gives cv2.filter2D's result, mirrored edges included", () => {
    expect(greatestDifference(convolve(print, ours), reference.filter2D.result)).toBeLessThan(1e-3);
  });
});
