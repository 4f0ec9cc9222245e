import { describe, expect, it } from "vitest";
import { fillBlanks } from "../../src/filters/fillBlanks.js";
import { extractMinutiae } from "../../src/minutiae/extractMinutiae.js";
import { createImage, type GrayImage, withData } from "../../src/prints/grayImage.js";
import { createStream } from "../../src/random/createStream.js";

/** A print without minutiae that reaches the picture's edges: a scanner's noise, ridges 9 pixels apart, valleys that are not white. */
const SIDE = 240;
const stream = createStream(1, "test/fillBlanks");
const print = drawn(
  SIDE,
  SIDE,
  (x, y) => 150 + 60 * Math.cos((2 * Math.PI * (x + 0.002 * (y - 90) ** 2)) / 9) + 8 * stream.uniform(),
);

describe("blanks", () => {
  it("are not in a print that fills its picture, nor in one that lies on a ground as white as its valleys", () => {
    expect(fillBlanks(print)).toBeUndefined();
    const pressed = drawn(SIDE, SIDE, (x, y) => (Math.hypot(x - 120, y - 120) < 80 ? print.data[y * SIDE + x] + 45 : 255));
    expect(
      fillBlanks(
        withData(
          pressed,
          pressed.data.map((value) => Math.min(value, 255)),
        ),
      ),
    ).toBeUndefined();
    expect(fillBlanks(createImage(90, 90, { fill: 255 }))).toBeUndefined();
    expect(fillBlanks(drawn(120, 120, (x) => 127 + 100 * Math.cos((2 * Math.PI * x) / 9)))).toBeUndefined();
  });

  it.each([
    ["white", 255],
    ["black", 0],
    ["grey", 128],
  ])("are the %s corners of a turned picture, to within two blocks of their edge", (_, level) => {
    const { picture, inside } = turned(print, 30, level);
    const { image, blank } = fillBlanks(picture)!;
    const corner = blank.data.filter((_, i) => inside[i] < -1);
    expect(corner.reduce((sum, value) => sum + value, 0) / corner.length).toBeGreaterThan(0.99); // their very tips are too narrow
    expect(blank.data.filter((_, i) => inside[i] > 12).includes(1)).toBe(false);
    expect(image.data.every((value, i) => blank.data[i] === 1 || value === picture.data[i])).toBe(true);
    const filled = image.data.filter((_, i) => blank.data[i] === 1);
    expect(Math.min(...filled)).toBeGreaterThan(120);
    expect(Math.max(...filled)).toBeLessThan(185);
  });

  it("are frames of two pixels and more, margins with a frame within, and lines ruled across", () => {
    const frame = (width: number) => (x: number, y: number) => Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y) < width;
    for (const width of [2, 5, 10]) expect(share(frame(width))).toEqual({ marked: 1, others: 0 });
    const wide = SIDE + 80;
    const margin = drawn(wide, wide, (x, y) => {
      const depth = Math.min(x, y, wide - 1 - x, wide - 1 - y);
      return depth < 36 ? 255 : depth < 40 ? 0 : print.data[(y - 40) * SIDE + x - 40];
    });
    const { blank } = fillBlanks(margin)!;
    expect(blank.data[38 * wide + 160] & blank.data[160 * wide + 38] & blank.data[20 * wide + 20]).toBe(1);
    expect(blank.data[60 * wide + 160]).toBe(0);
    expect(share((x) => x >= 20 && x < 23)).toEqual({ marked: 1, others: 0 });
  });

  it("give no minutiae along their edges", () => {
    for (const [degrees, level] of [
      [45, 255],
      [20, 0],
      [30, 128],
    ]) {
      expect(extractMinutiae(turned(print, degrees, level).picture).minutiae.length).toBeLessThan(4);
    }
    for (const width of [2, 5, 10]) {
      const framed = drawn(SIDE, SIDE, (x, y) =>
        Math.min(x, y, SIDE - 1 - x, SIDE - 1 - y) < width ? 0 : print.data[y * SIDE + x],
      );
      expect(extractMinutiae(framed).minutiae.length).toBeLessThan(4);
    }
  });
});

/** Of a black line over the print: the share of it that is marked, and of the rest. */
function share(isLine: (x: number, y: number) => boolean) {
  const { blank } = fillBlanks(drawn(SIDE, SIDE, (x, y) => (isLine(x, y) ? 0 : print.data[y * SIDE + x])))!;
  let [line, marked, others] = [0, 0, 0];
  blank.data.forEach((value, i) => {
    const on = isLine(i % SIDE, Math.floor(i / SIDE));
    if (on) line++;
    if (on) marked += value;
    else others += value;
  });
  return { marked: marked / line, others };
}

/** A picture turned counter-clockwise, bilinear, and how far inside it each pixel lies. */
function turned({ width, height, data }: GrayImage, degrees: number, level: number) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const side = Math.ceil(width * Math.abs(cos) + height * Math.abs(sin));
  const inside = new Float32Array(side * side);
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= width || y >= height ? level : data[y * width + x]);
  const picture = drawn(side, side, (u, v) => {
    const [p, q] = [u - (side - 1) / 2, v - (side - 1) / 2];
    const [x, y] = [cos * p - sin * q + (width - 1) / 2, sin * p + cos * q + (height - 1) / 2];
    inside[v * side + u] = Math.min(x, y, width - 1 - x, height - 1 - y);
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [s, t] = [x - left, y - top];
    const above = (1 - s) * at(left, top) + s * at(left + 1, top);
    return (1 - t) * above + t * ((1 - s) * at(left, top + 1) + s * at(left + 1, top + 1));
  });
  return { picture, inside };
}

function drawn(width: number, height: number, intensity: (x: number, y: number) => number): GrayImage {
  return withData(
    createImage(width, height),
    Float32Array.from({ length: width * height }, (_, i) => intensity(i % width, Math.floor(i / width))),
  );
}
