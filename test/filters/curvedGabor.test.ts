import { describe, expect, it } from "vitest";
import { clearRidges } from "../../src/filters/clearRidges.js";
import { curvedGabor } from "../../src/filters/curvedGabor.js";
import { directionField } from "../../src/filters/directionField.js";
import { enhance } from "../../src/filters/enhance.js";
import { gabor } from "../../src/filters/gabor.js";
import { gradientTensor } from "../../src/filters/gradientTensor.js";
import { orientationField } from "../../src/filters/orientation.js";
import type { Mask } from "../../src/filters/types.js";
import { createImage, type GrayImage, withData } from "../../src/prints/grayImage.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";

const SIDE = 120;

describe("the Gabor filter along lines", () => {
  it.each([
    0, 17, 45, 71, 90, 133,
  ])("is Gabor's on straight ridges but for a few per cent of its strength, here at %i degrees", (degrees) => {
    const { image, orientation, frequency } = straight(degrees, 9);
    const options = { sigmaX: 4, sigmaY: 4 };
    const bent = curvedGabor(image, orientation, frequency, options);
    const exact = gabor(image, orientation, frequency, options);
    const gain = strength(bent) / strength(exact);
    expect(gain).toBeGreaterThan(0.9);
    expect(gain).toBeLessThan(1.01);
    const difference = bent.data.map((value, i) => value / gain - exact.data[i]);
    expect(strength(withData(bent, difference)) / strength(exact)).toBeLessThan(0.02);
  });

  it("gives 0 on a flat picture, and outside the mask", () => {
    const { orientation, frequency } = straight(30, 9);
    const flat = curvedGabor(createImage(SIDE, SIDE, { fill: 200 }), orientation, frequency);
    expect(Math.max(...flat.data.map(Math.abs))).toBeLessThan(1e-3);
    const half = maskOf((x) => x < 60);
    const { image } = straight(30, 9);
    const { data } = curvedGabor(image, orientation, frequency, { mask: half });
    expect(data.every((value, i) => half.data[i] === 1 || value === 0)).toBe(true);
  });

  it("takes the nearest kernel for directions below 0 and frequencies beyond the greatest, too", () => {
    const { image, orientation, frequency } = straight(30, 3);
    const filtered = (turnedBy: number, ridges: number) => {
      const angles = orientation.angles.map((_, i) => ((i % SIDE) + 0.3) * (Math.PI / 128) + turnedBy);
      const frequencies = frequency.frequencies.map(() => ridges);
      return curvedGabor(image, { ...orientation, angles }, { ...frequency, frequencies }).data;
    };
    expect(filtered(-Math.PI, 0.5)).toEqual(filtered(0, 0.5));
    expect(filtered(0, Number.POSITIVE_INFINITY)).toEqual(filtered(0, 0.5));
  });

  it("closes a gap in a ridge", () => {
    const { image, orientation, frequency } = straight(90, 9);
    const broken = withData(image, image.data.slice());
    for (let y = 57; y < 63; y++) for (let x = 50; x < 59; x++) broken.data[y * SIDE + x] = 228;
    const onRidge = 60 * SIDE + 58;
    expect(image.data[onRidge]).toBeLessThan(60);
    expect(broken.data[onRidge]).toBe(228);
    expect(curvedGabor(broken, orientation, frequency).data[onRidge]).toBeLessThan(-20);
  });

  it("refuses a sigma that is not positive", () => {
    const { image, orientation, frequency } = straight(0, 9);
    expect(() => curvedGabor(image, orientation, frequency, { sigmaX: 0 })).toThrow("sigmas must be positive; given 0 and 6");
  });
});

describe("directions for every 2×2 pixels", () => {
  it("are orientationField's within a degree where ridges are coherent", () => {
    const { image } = createImpression(createFinger("directions", 0), 0, { quality: "easy" });
    const inside = maskOf(() => true, image);
    const fine = orientationField(image, { window: 1 });
    const fast = directionField(gradientTensor(image, 6), inside);
    let squares = 0;
    let n = 0;
    for (let i = 0; i < fine.angles.length; i++) {
      if (fine.coherence[i] < 0.7) continue;
      squares += Math.sin(fine.angles[i] - fast.angles[i]) ** 2;
      n++;
    }
    expect(n).toBeGreaterThan(10_000);
    expect((180 / Math.PI) * Math.sqrt(squares / n)).toBeLessThan(1);
  });

  it("are not turned by a strong blob where all cells count alike", () => {
    const { image } = straight(0, 9);
    const blotted = withData(image, image.data.slice());
    for (let y = 40; y < 80; y++) for (let x = 60; x < 66; x++) blotted.data[y * SIDE + x] = -1500;
    const off = (level?: number) => {
      const { angles } = directionField(
        gradientTensor(blotted, 6),
        maskOf(() => true),
        { level },
      );
      return Math.abs(Math.sin(angles[60 * SIDE + 48]));
    };
    expect(off()).toBeGreaterThan(0.5);
    expect(off(0.4)).toBeLessThan(0.1);
  });

  it("are 0 outside the mask, even beside pixels that are no numbers", () => {
    const { image } = straight(0, 9);
    const broken = withData(image, image.data.slice());
    for (const i of [0, 60 * SIDE + 60]) broken.data[i] = Number.POSITIVE_INFINITY;
    const mask = maskOf((x) => x % 3 > 0);
    const { angles, coherence } = directionField(gradientTensor(broken, 6), mask);
    expect(mask.data.every((inside, i) => inside === 1 || (angles[i] === 0 && coherence[i] === 0))).toBe(true);
  });

  it("need cells of an even side", () => {
    expect(() =>
      directionField(
        gradientTensor(createImage(20, 20), 5),
        maskOf(() => true),
      ),
    ).toThrow("must be even; got 5");
  });
});

describe("a print made clear for extraction", () => {
  it("is nearer to the true ridges than enhance's where it is dry", () => {
    const finger = createFinger("clear", 1);
    const dry = { ...finger, marks: { ...finger.marks, moisture: -2.6 } };
    const { image, truth } = createImpression(dry, 0, { pores: 1, noise: 1 });
    const wrong = (binary: GrayImage) =>
      binary.data.reduce(
        (n, value, i) => n + (truth.mask.data[i] === 1 && value > 127 !== truth.ridges.data[i] > 127.5 ? 1 : 0),
        0,
      );
    expect(wrong(clearRidges(image).binary)).toBeLessThan(wrong(enhance(image).binary));
  });

  it("is white where there is nothing, at any size", () => {
    for (const [width, height] of [
      [1, 1],
      [3, 2],
      [7, 60],
    ]) {
      expect(clearRidges(createImage(width, height, { fill: 255 })).binary.data.every((value) => value === 255)).toBe(true);
    }
  });

  it("filters neighbours that run elsewhere each in its own direction, however they fall into groups of four", () => {
    const [side, seam] = [90, 40];
    const placed = (by: number, mirrored = false) => {
      const at = (i: number) => (mirrored ? side - 1 - (i % side) : i % side) - by;
      const data = Float32Array.from(
        { length: side * side },
        (_, i) => 128 + 99 * Math.sin(0.7 * at(i) + 0.3 * Math.floor(i / side)),
      );
      const angles = Float32Array.from(data, (_, i) => (at(i) < seam ? Math.PI / 2 : 0));
      const size = { width: side, height: side };
      const orientation = { ...size, angles, coherence: new Float32Array(side * side).fill(1) };
      const frequency = { ...size, frequencies: new Float32Array(side * side).fill(1 / 9) };
      const from = 45 * side + (mirrored ? side - seam - by : seam + by);
      return [...curvedGabor({ ...size, data, dpi: 500 }, orientation, frequency).data.subarray(from - 10, from + 10)];
    };
    for (const by of [1, 2, 3]) expect(placed(by)).toEqual(placed(0));
    for (const by of [0, 1, 2, 3]) expect(placed(by, true).reverse()).toEqual(placed(0));
  });
});

/** Ridges of a period in pixels that run straight in a direction. */
function straight(degrees: number, period: number) {
  const angle = (degrees * Math.PI) / 180;
  const image = createImage(SIDE, SIDE);
  for (let i = 0; i < image.data.length; i++) {
    const across = (i % SIDE) * Math.sin(angle) + Math.floor(i / SIDE) * Math.cos(angle);
    image.data[i] = 128 + 100 * Math.cos((2 * Math.PI * across) / period);
  }
  const plane = (value: number) => new Float32Array(SIDE * SIDE).fill(value);
  const size = { width: SIDE, height: SIDE };
  return {
    image,
    orientation: { ...size, angles: plane(angle % Math.PI), coherence: plane(1) },
    frequency: { ...size, frequencies: plane(1 / period) },
  };
}

function maskOf(rule: (x: number) => boolean, { width, height } = { width: SIDE, height: SIDE }): Mask {
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => (rule(i % width) ? 1 : 0)) };
}

/** Root mean square of what lies inside, where no kernel reaches over the edge. */
function strength({ data }: GrayImage): number {
  const inside = (i: number) =>
    Math.min(i % SIDE, SIDE - 1 - (i % SIDE), Math.floor(i / SIDE), SIDE - 1 - Math.floor(i / SIDE)) > 24;
  return Math.sqrt(data.reduce((sum, value, i) => sum + (inside(i) ? value ** 2 : 0), 0));
}
