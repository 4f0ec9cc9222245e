import { expect, test } from "vitest";
import { resize } from "../../src/prints/resize.js";
import { resized } from "./formats/statedPictures.js";

const { width, height, gray, sizes } = resized;
const source = { width, height, data: Float32Array.from(gray) };

test.each(Object.entries(sizes))("to %s it is what Pillow 13.0.0 makes by LANCZOS in floating point", (name, expected) => {
  const [columns, rows] = name.split("x").map(Number);
  const result = resize(source, width / columns, height / rows);
  expect([result.width, result.height]).toEqual([columns, rows]);
  const worst = Math.max(...expected.map((value, i) => Math.abs(value - result.data[i])));
  expect(worst).toBeLessThan(0.005);
});

test("a step of 1 copies every value", () => {
  expect(resize(source, 1, 1)).toEqual(source);
});

test("a plain picture stays plain, at any step and to its edges", () => {
  const plain = { width: 13, height: 7, data: new Float32Array(91).fill(200) };
  for (const step of [0.37, 0.9, 1.016, 2, 3.3, 50]) {
    const { data } = resize(plain, step, 1 / step);
    expect(Math.max(...data.map((value) => Math.abs(value - 200)))).toBeLessThan(1e-3);
  }
});

test("ridges too fine for the coarser grid do not come back as other ridges", () => {
  // 2.5 pixels a period: at half the size that is beyond what its pixels can hold.
  const data = Float32Array.from({ length: 200 * 9 }, (_, i) => 128 + 100 * Math.sin((2 * Math.PI * (i % 200)) / 2.5));
  const half = resize({ width: 200, height: 9, data }, 2, 1);
  const inner = Array.from(half.data.subarray(4 * 100 + 10, 4 * 100 + 90));
  expect(Math.max(...inner) - Math.min(...inner)).toBeLessThan(12);
});
