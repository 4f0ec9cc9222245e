import { describe, expect, test } from "vitest";
import { type AugmentOptions, augment } from "../../src/prints/augment.js";
import { elasticField } from "../../src/prints/elasticField.js";
import { createImage, type GrayImage, withData } from "../../src/prints/grayImage.js";
import { createStream } from "../../src/random/createStream.js";
import type { Stream } from "../../src/random/stream.js";

const NONE: AugmentOptions = { rotation: 0, shift: 0, scale: 0, shear: 0, brightness: 0, contrast: 0, elastic: 0, background: 0 };

/** A stream whose uniform numbers are those that `next` gives. */
function uniforms(next: () => number): Stream {
  return Object.assign(Object.create(createStream(1, "augment")), { uniform: next });
}

/** A stream whose uniform numbers are the given ones and then ½, which is the middle of every range. */
function scripted(...values: number[]): Stream {
  return uniforms(() => values.shift() ?? 0.5);
}

/** A picture from rows of digits: 0 is 0, 9 is 225. */
function drawn(...rows: string[]): GrayImage {
  return withData(
    createImage(rows[0].length, rows.length),
    Float32Array.from([...rows.join("")].map((digit) => 25 * Number(digit))),
  );
}

/** The rows of digits of a picture. */
function digits({ width, data }: GrayImage): string[] {
  const text = Array.from(data, (value) => String(Math.round(value / 25))).join("");
  return text.match(new RegExp(`.{${width}}`, "g")) ?? [];
}

const corner = drawn("12300", "40000", "50000", "00000", "00000");
const half = 0.5;
const most = 1;

describe("augment", () => {
  test("with every range at 0 gives the picture back", () => {
    expect(augment(corner, createStream(1, "augment"), NONE)).toEqual(corner);
  });

  test("turns counter-clockwise as seen", () => {
    const turned = augment(corner, scripted(most), { ...NONE, rotation: 90 });
    expect(digits(turned)).toEqual(["00000", "00000", "30000", "20000", "14500"]);
  });

  test("shifts to the right and down, and lets the background in", () => {
    const shifted = augment(corner, scripted(half, most, most), { ...NONE, shift: 1, background: 225 });
    expect(digits(shifted)).toEqual(["99999", "91230", "94000", "95000", "90000"]);
  });

  test("scales and shears about the centre", () => {
    const dot = drawn(
      "000000000",
      "000000000",
      "000000000",
      "000000000",
      "006090000",
      "000000000",
      "000000000",
      "000000000",
      "000030000",
    );
    const larger = augment(dot, scripted(half, half, half, most), { ...NONE, scale: 0.5 });
    expect(digits(larger)[4][4], "the centre stays").toBe("9");
    expect(digits(larger)[4][1], "what was 2 left of it is 3 left of it").toBe("6");
    const sheared = augment(dot, scripted(half, half, half, half, most), { ...NONE, shear: 0.5 });
    expect(digits(sheared)[8][6], "4 below the centre moves by 2").toBe("3");
  });

  test("changes contrast about the middle grey, then brightness, and clamps", () => {
    const image = withData(createImage(3, 1), Float32Array.of(27.5, 127.5, 227.5));
    const changed = augment(image, scripted(half, half, half, half, half, most, most), {
      ...NONE,
      brightness: 10,
      contrast: 0.5,
    });
    expect([...changed.data]).toEqual([0, 137.5, 255]);
  });

  test("takes its draws in the same order whichever operations are off", () => {
    const options = { ...NONE, shift: 7 };
    const alone = augment(corner, createStream(4, "augment"), options);
    const together = augment(corner, createStream(4, "augment"), { ...options, brightness: 1e-9 });
    expect(digits(together)).toEqual(digits(alone));
  });

  test("is the same for the same stream, another for the next draw, and stays within 0–255 in the source's size", () => {
    const texture = withData(
      createImage(64, 48, { dpi: 400 }),
      Float32Array.from({ length: 64 * 48 }, (_, i) => (i * 37) % 256),
    );
    const stream = createStream(5, "augment");
    const first = augment(texture, stream);
    const second = augment(texture, stream);
    expect(augment(texture, createStream(5, "augment"))).toEqual(first);
    expect(second.data).not.toEqual(first.data);
    expect([first.width, first.height, first.dpi]).toEqual([64, 48, 400]);
    expect(first.data.every((value) => value >= 0 && value <= 255)).toBe(true);
  });

  test("names the range that is wrong", () => {
    const refuse = (options: AugmentOptions) => () => augment(corner, scripted(), options);
    expect(refuse({ rotation: -1 })).toThrow("rotation must be a finite number of at least 0; given -1");
    expect(refuse({ shear: Number.NaN })).toThrow("shear must be a finite number of at least 0; given NaN");
    expect(refuse({ scale: 1 })).toThrow("scale must be below 1; given 1");
    expect(refuse({ elasticSpacing: 0 })).toThrow("elasticSpacing must be positive; given 0");
  });
});

describe("elasticField", () => {
  test("stays within its amplitude and changes slowly from pixel to pixel", () => {
    const [width, height, amplitude, spacing] = [90, 70, 3, 20];
    const { across, down } = elasticField(width, height, amplitude, spacing, createStream(6, "elastic"));
    for (const field of [across, down]) {
      expect(field.length).toBe(width * height);
      expect(Math.max(...field.map(Math.abs))).toBeLessThanOrEqual(amplitude);
      expect(Math.max(...field.map(Math.abs))).toBeGreaterThan(amplitude / 10);
      // The derivative of a cubic B-spline is at most the difference of neighbouring control values: 2 × amplitude a spacing.
      const steps = field.slice(1).map((value, i) => ((i + 1) % width > 0 ? Math.abs(value - field[i]) : 0));
      expect(Math.max(...steps)).toBeLessThanOrEqual((2 * amplitude) / spacing + 1e-6);
    }
  });

  test("is constant where every draw is the same", () => {
    const { across, down } = elasticField(
      30,
      30,
      2,
      7,
      uniforms(() => 0.75),
    );
    for (const value of [...across, ...down]) expect(value).toBeCloseTo(1, 6);
  });
});
