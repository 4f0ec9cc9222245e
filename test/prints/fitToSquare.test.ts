import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fitToSquare } from "../../src/prints/fitToSquare.js";
import { createImage, type GrayImage, withData } from "../../src/prints/grayImage.js";
import { printArea } from "../../src/prints/printArea.js";
import { readImage } from "../../src/prints/readImage.js";

/** A white picture with a grating of 9 pixels inside a rectangle. */
function grating(width: number, height: number, area: { left: number; top: number; right: number; bottom: number }): GrayImage {
  const image = createImage(width, height, { fill: 255 });
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) image.data[y * width + x] = 127.5 + 127.5 * Math.sin((2 * Math.PI * x) / 9);
  }
  return image;
}

const area = { left: 64, top: 96, right: 192, bottom: 304 };

describe("printArea", () => {
  test("finds a print, and neither the dust nor the scanner's line beside it", () => {
    const image = grating(388, 374, area);
    for (let y = 0; y < 374; y++) image.data[y * 388 + 300] = 0;
    for (let i = 0; i < 9; i++) image.data[(20 + (i % 3)) * 388 + 340 + Math.floor(i / 3)] = 0;
    expect(printArea(image)).toEqual(area);
  });

  test("is the whole picture where there is no print", () => {
    expect(printArea(createImage(50, 40, { fill: 255 }))).toEqual({ left: 0, top: 0, right: 50, bottom: 40 });
  });
});

describe("fitToSquare", () => {
  test("copies a print that fits, pixel by pixel, its centre in the middle", () => {
    const image = grating(388, 374, { ...area, bottom: 272 });
    const fitted = fitToSquare(image);
    expect([fitted.width, fitted.height, fitted.dpi]).toEqual([224, 224, 500]);
    for (let y = 0; y < 224; y++) {
      const from = (y + 72) * 388 + 16;
      expect(fitted.data.slice(y * 224, (y + 1) * 224)).toEqual(image.data.slice(from, from + 224));
    }
  });

  test("keeps the picture's middle in the middle where asked, wherever the print lies in it", () => {
    const image = grating(388, 374, { ...area, bottom: 272 });
    const fitted = fitToSquare(image, 224, { window: 224, center: "picture" });
    for (const y of [0, 111, 223]) {
      const from = (y + 75) * 388 + 82;
      expect(fitted.data.slice(y * 224, (y + 1) * 224)).toEqual(image.data.slice(from, from + 224));
    }
  });

  test("pads beyond the edge of the source with the background", () => {
    const fitted = fitToSquare(createImage(100, 60, { fill: 50 }), 224, { background: 200 });
    const inside = fitted.data.filter((value) => value === 50).length;
    expect([inside, fitted.data.filter((value) => value === 200).length]).toEqual([6000, 224 * 224 - 6000]);
    expect([fitted.data[82 * 224 + 62], fitted.data[81 * 224 + 62]]).toEqual([50, 200]);
  });

  test("keeps the aspect and the mean when it makes a print smaller", () => {
    const whole = createImage(448, 448);
    for (let y = 0; y < 448; y++) for (let x = 0; x < 448; x++) whole.data[y * 448 + x] = (x * 37 + y * 91) % 256;
    const fitted = fitToSquare(whole, 224, { margin: 0 });
    expect(fitted.dpi).toBe(250);
    for (const [x, y] of [
      [0, 0],
      [100, 57],
      [223, 223],
    ]) {
      const at = (dx: number, dy: number) => whole.data[(2 * y + dy) * 448 + 2 * x + dx];
      expect(fitted.data[y * 224 + x]).toBeCloseTo((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4, 4);
    }
  });

  test("averages over parts of pixels: a checkerboard of single pixels reduced by 3/2 stays near its mean", () => {
    const board = withData(
      createImage(336, 336),
      Float32Array.from({ length: 336 * 336 }, (_, i) => 255 * ((i + Math.floor(i / 336)) % 2)),
    );
    const fitted = fitToSquare(board, 224, { margin: 0, window: 336 });
    // Along a line the shares of a 3/2 pixel are 2/3 and 1/3, so the amplitude falls to 1/9 of 127.5.
    expect(Math.max(...fitted.data.map((value) => Math.abs(value - 127.5)))).toBeLessThanOrEqual(127.5 / 9 + 1e-3);
  });

  test("one window for all gives prints of different size the same scale", () => {
    for (const bottom of [150, 304])
      expect(fitToSquare(grating(388, 374, { ...area, bottom }), 224, { window: 300 }).dpi).toBeCloseTo(373.33, 2);
  });

  test("names the option that is wrong", () => {
    const image = createImage(9, 9);
    expect(() => fitToSquare(image, 0)).toThrow("the square's side must be a positive whole number; given 0");
    expect(() => fitToSquare(image, 224, { margin: -1 })).toThrow("margin must be at least 0; given -1");
    expect(() => fitToSquare(image, 224, { window: 0 })).toThrow("window must be positive; given 0");
  });

  const real = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "fvc2002-db1_b", "101_1.tif");
  test.skipIf(!existsSync(real))("centres a real print (skipped where there are no FVC2002 prints)", async () => {
    const fitted = fitToSquare(await readImage(real), 224);
    const again = printArea({ ...fitted, dpi: 500 });
    expect(Math.abs(again.left + again.right - 224)).toBeLessThanOrEqual(32);
    expect(Math.abs(again.top + again.bottom - 224)).toBeLessThanOrEqual(32);
  });
});
