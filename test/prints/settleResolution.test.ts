import { expect, test } from "vitest";
import type { StatedResolution } from "../../src/prints/formats/metadata.js";
import { settleResolution } from "../../src/prints/settleResolution.js";

const dpi = (x: number, y = x, source = "TIFF"): StatedResolution => ({ source, x, y, unit: "inch" });
const shape = (x: number, y: number): StatedResolution => ({ source: "JFIF", x, y, unit: "none" });

test.each([
  ["nothing", [], 500, 500],
  ["0, 1, 72 and 96, which editors write unasked", [dpi(0), dpi(1), dpi(72), dpi(96)], 500, 500],
  ["a resolution beyond every scanner's", [dpi(5001)], 500, 500],
  ["one that is no number", [dpi(Number.NaN)], 500, 500],
  ["1000", [dpi(1000)], 1000, 1000],
  ["x and y apart", [dpi(1000, 400)], 1000, 400],
  ["197 pixels a centimetre, which is a rounded 500", [dpi(500.38)], 500, 500],
  ["19685 pixels a metre, which is a rounded 500", [dpi(499.999)], 500, 500],
  ["508, which is 20 pixels a millimetre", [dpi(508)], 508, 508],
  ["a placeholder beside a resolution", [dpi(72, 72, "JFIF"), dpi(1000, 1000, "EXIF")], 1000, 1000],
  ["two that differ by rounding", [dpi(1000, 1000, "EXIF"), dpi(1000.76, 1000.76, "JFIF")], 1000, 1000],
  ["square pixels without a unit", [shape(1, 1)], 500, 500],
  ["the shape of a pixel beside a resolution", [shape(1, 2), dpi(500, 1000)], 500, 1000],
])("where a file states %s", (_, stated, x, y) => {
  expect(settleResolution(stated)).toEqual({ x, y });
});

test.each([
  [[dpi(1000, 1000, "EXIF"), dpi(300, 300, "JFIF")], "states two resolutions, 1000 dpi (EXIF) and 300 dpi (JFIF)"],
  [[dpi(500, 72)], "states 500×72 dpi (TIFF), of which only one can be a scanner's resolution"],
  [[shape(2, 1)], "states pixels of 1 to 2 (JFIF) and no resolution"],
])("what can be read in two ways is refused, and what is given overrides it", (stated, message) => {
  expect(() => settleResolution(stated)).toThrow(`${message}; save it with the right one, or give dpi in dataset.json`);
  expect(settleResolution(stated, 500)).toEqual({ x: 500, y: 500 });
});
