import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectCore } from "../../src/filters/core.js";
import { type Enhanced, enhance } from "../../src/filters/enhance.js";
import { median } from "../../src/filters/median.js";
import { reflection } from "../../src/filters/reflection.js";
import { segment } from "../../src/filters/segment.js";
import { smooth } from "../../src/filters/smooth.js";
import { createImage, type GrayImage } from "../../src/prints/grayImage.js";
import { readImage } from "../../src/prints/readImage.js";
import { addNoise, circles, grating } from "./patterns.js";

/** Ridges inside a disc on white. */
function disc(size: number, radius: number): GrayImage {
  const image = addNoise(circles(size, size / 2 + 30, size / 2 + 70, 9), 30);
  for (let i = 0; i < image.data.length; i++) {
    const far = Math.hypot((i % size) - size / 2, Math.floor(i / size) - size / 2) > radius;
    image.data[i] = far ? 255 : image.data[i];
  }
  return image;
}

function expectSound(result: Enhanced): void {
  const planes = [result.normalized, result.enhanced, result.binary].map((image) => image.data);
  for (const plane of [...planes, result.orientation.angles, result.orientation.coherence, result.frequency.frequencies]) {
    expect(plane.every(Number.isFinite)).toBe(true);
  }
  expect(result.enhanced.data.every((value) => value >= 0 && value <= 255)).toBe(true);
  expect(result.binary.data.every((value) => value === 0 || value === 255)).toBe(true);
}

describe("segment", () => {
  it("covers a disc of ridges and little else", () => {
    const mask = segment(disc(200, 70));
    let wrong = 0;
    mask.data.forEach((inside, i) => {
      const radius = Math.hypot((i % 200) - 100, Math.floor(i / 200) - 100);
      if ((radius < 66 && inside === 0) || (radius > 82 && inside === 1)) wrong++;
    });
    expect(wrong).toBe(0);
  });

  it("keeps the largest region and fills its holes", () => {
    const image = disc(220, 80);
    for (let y = 100; y < 122; y++) image.data.fill(255, y * 220 + 100, y * 220 + 122); // a blot
    for (let y = 4; y < 18; y++) for (let x = 4; x < 18; x++) image.data[y * 220 + x] = (x % 6) * 40; // a stamp in the corner
    const mask = segment(image);
    expect(mask.data[110 * 220 + 110]).toBe(1);
    expect(mask.data[10 * 220 + 10]).toBe(0);
  });
});

describe("enhance", () => {
  it("gives the ridges of a clean pattern back as they are", () => {
    const image = circles(160, 20, 30, 9);
    const { binary, mask } = enhance(image);
    let wrong = 0;
    let inside = 0;
    image.data.forEach((value, i) => {
      const radius = Math.hypot((i % 160) - 20, Math.floor(i / 160) - 30);
      if (mask.data[i] === 0 || radius < 20 || Math.abs(value - 128) < 30) return;
      inside++;
      if (binary.data[i] > 0 !== value > 128) wrong++;
    });
    expect(inside).toBeGreaterThan(15_000);
    expect(wrong / inside).toBeLessThan(0.005);
  });

  it("is white outside the print", () => {
    const { enhanced, binary, mask } = enhance(disc(200, 70));
    mask.data.forEach((inside, i) => {
      if (inside === 0) expect([enhanced.data[i], binary.data[i]]).toEqual([255, 255]);
    });
  });

  it("by blocks differs from pixel by pixel, but not by much", () => {
    const image = disc(160, 60);
    const [a, b] = [enhance(image), enhance(image, { block: 16 })];
    const differing = a.binary.data.filter((value, i) => value !== b.binary.data[i]).length;
    expect(differing).toBeGreaterThan(0);
    expect(differing / a.mask.data.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.1);
  });

  it("gives the same bytes twice", () => {
    expect(enhance(disc(120, 50)).enhanced.data).toEqual(enhance(disc(120, 50)).enhanced.data);
  });

  const sizes = [
    [1, 1],
    [2, 1],
    [5, 5],
    [3, 40],
    [64, 48],
  ];
  it.each(sizes)("survives flat, black, white and random pictures of %i×%i, as the single filters do", (width, height) => {
    for (const fill of [0, 77, 255]) expectSound(enhance(createImage(width, height, { fill })));
    const random = addNoise(createImage(width, height, { fill: 128 }), 100);
    expectSound(enhance(random));
    expectSound(enhance(random, { block: 8 }));
    for (const filter of [smooth, median, reflection]) {
      expect(filter(random, { window: 7 }).data.every(Number.isFinite)).toBe(true);
    }
    const { orientation, mask } = enhance(random);
    const core = detectCore(orientation, { mask, threshold: 0 });
    if (core) expect(Object.values(core).every(Number.isFinite)).toBe(true);
  });

  it("leaves no print, and so only white, of a flat picture", () => {
    const { enhanced, mask } = enhance(createImage(40, 40, { fill: 100 }));
    expect(Math.max(...mask.data)).toBe(0);
    expect(Math.min(...enhanced.data)).toBe(255);
  });

  it("filters ridges right up to the edge of the picture", () => {
    const image = grating(96, 96, 0.4, 8);
    const { binary, mask } = enhance(image);
    let wrong = 0;
    image.data.forEach((value, i) => {
      if (mask.data[i] === 1 && Math.abs(value - 128) > 40 && binary.data[i] > 0 !== value > 128) wrong++;
    });
    expect(mask.data.reduce((sum, value) => sum + value, 0) / mask.data.length).toBeGreaterThan(0.95);
    expect(wrong / image.data.length).toBeLessThan(0.03);
  });
});

const folder = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "fvc2002-db1_b");
describe.skipIf(!existsSync(folder))(`real prints (skipped where ${folder} is missing)`, () => {
  it("the core of eight impressions of one finger is found, and bulges upwards", async () => {
    for (let impression = 1; impression <= 8; impression++) {
      const { orientation, mask } = enhance(await readImage(join(folder, `102_${impression}.tif`)));
      const core = detectCore(orientation, { mask });
      expect(core?.confidence).toBeGreaterThan(0.25);
      expect(Math.abs(core!.angle - Math.PI / 2)).toBeLessThan(0.8);
    }
  });

  it("ridge distances of a print at 500 dpi lie between 5 and 15 pixels", async () => {
    const { frequency, mask } = enhance(await readImage(join(folder, "101_1.tif")));
    const distances = [...frequency.frequencies].filter((_, i) => mask.data[i] === 1).map((f) => 1 / f);
    expect(Math.min(...distances)).toBeGreaterThan(5);
    expect(Math.max(...distances)).toBeLessThan(15);
  });
});
