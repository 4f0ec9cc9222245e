import { describe, expect, it } from "vitest";
import { pairMinutiae } from "../../src/minutiae/pairMinutiae.js";

const at = (x: number, y: number, degrees = 0) => ({ x, y, direction: (degrees * Math.PI) / 180 });

describe("pairs of minutiae of one print", () => {
  it("are the nearest first, each minutia in one pair at most", () => {
    const found = [at(0, 0), at(6, 0), at(50, 50)];
    const there = [at(4, 0), at(8, 0), at(90, 90)];
    const pairs = pairMinutiae(found, there).map((pair) => [found.indexOf(pair.found), there.indexOf(pair.there), pair.distance]);
    // (6, 0) is as near to (8, 0), but has its pair; so (0, 0) is left with that one.
    expect(pairs).toEqual([
      [1, 0, 2],
      [0, 1, 8],
    ]);
  });

  it("are no farther apart than 12 pixels and turned by no more than 30°, or as far as one says", () => {
    const count = (x: number, y: number, degrees: number, options = {}) =>
      pairMinutiae([at(10, 10, 350)], [at(10 + x, 10 + y, 350 + degrees)], options).length;
    expect([count(12, 0, 0), count(12.1, 0, 0), count(9, 9, 0), count(0, 12, 29.9), count(0, 0, 30.1)]).toEqual([1, 0, 0, 1, 0]);
    expect([count(0, 0, 20), count(0, 0, -20), count(0, 0, 340), count(0, 0, 180)]).toEqual([1, 1, 1, 0]);
    expect(count(12, 5, 0, { distance: 13 })).toBe(1);
    expect(count(0, 0, 89, { turn: Math.PI / 2 })).toBe(1);
  });

  it("are none where one side has none", () => {
    expect(pairMinutiae([], [at(0, 0)])).toEqual([]);
  });
});
