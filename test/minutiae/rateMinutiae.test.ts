import { describe, expect, it } from "vitest";
import { depthInside } from "../../src/minutiae/depthInside.js";
import { keepInside } from "../../src/minutiae/keepInside.js";
import { rateMinutiae } from "../../src/minutiae/rateMinutiae.js";
import { grating } from "../filters/patterns.js";
import { evenField } from "./drawing.js";

const SIZE = 100;
const print = grating(SIZE, SIZE, 0, 9);
const depth = depthInside({ width: SIZE, height: SIZE, data: new Uint8Array(SIZE * SIZE).fill(1) });
const clear = { print, enhanced: print, orientation: evenField(SIZE, SIZE, 0), depth };
const at = (x: number, y: number) => ({ x, y, direction: 0, type: "ending" as const });
const qualities = (places: ReturnType<typeof at>[], surroundings = clear) =>
  rateMinutiae(places, surroundings).map(({ quality }) => Number(quality.toFixed(6)));

describe("the quality of a minutia", () => {
  it("is 1 alone in the middle of a clear print, less at its border and beside another", () => {
    expect(qualities([at(50, 50)])).toEqual([1]);
    expect(qualities([at(50, 9)])).toEqual([0.5]); // 10 pixels inside, 20 are safe
    expect(qualities([at(50, 50), at(53, 54)])).toEqual([0.333333, 0.333333]); // 5 pixels apart, 15 are safe
    expect(qualities([at(30, 50), at(70, 50)])).toEqual([1, 1]);
  });

  it("is as great as the ridges are coherent, and 0 where the enhanced print is another", () => {
    const half = { ...clear, orientation: { ...clear.orientation, coherence: new Float32Array(SIZE * SIZE).fill(0.5) } };
    expect(qualities([at(50, 50)], half)).toEqual([0.5]);
    expect(qualities([at(50, 50)], { ...clear, enhanced: { ...print, data: print.data.map((value) => -value) } })).toEqual([0]);
    expect(qualities([at(50, 50)], { ...clear, enhanced: { ...print, data: new Float32Array(SIZE * SIZE) } })).toEqual([0]);
  });
});

describe("how deep a pixel lies inside", () => {
  it("is the distance to the nearest pixel outside, the picture's surroundings too", () => {
    const hole = { width: 7, height: 5, data: new Uint8Array(35).fill(1).fill(0, 17, 18) };
    const rows = Array.from({ length: 5 }, (_, y) =>
      Array.from(depthInside(hole).subarray(7 * y, 7 * y + 7), (d) => Math.round(10 * d)),
    );
    expect(rows).toEqual([
      [10, 10, 10, 10, 10, 10, 10],
      [10, 20, 14, 10, 14, 20, 10],
      [10, 20, 10, 0, 10, 20, 10],
      [10, 20, 14, 10, 14, 20, 10],
      [10, 10, 10, 10, 10, 10, 10],
    ]);
  });

  it("decides which minutiae are the border's", () => {
    expect(keepInside([at(50, 6), at(50, 7), at(92, 50), at(93, 50)], depth, SIZE)).toEqual([at(50, 7), at(92, 50)]);
  });
});
