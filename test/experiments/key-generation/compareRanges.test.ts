import { describe, expect, it } from "vitest";
import { compareRanges } from "../../../experiments/key-generation/compareRanges.js";
import type { MagnitudeRange } from "../../../experiments/key-generation/magnitudes.js";

function range(low: number, high: number): MagnitudeRange {
  return { scaling: "none", average: "mean", low, high };
}

const PUBLISHED = [12, 10, 20, 15];

describe("ranges of magnitudes beside the published ones", () => {
  it("know the least and the greatest that the paper prints", () => {
    expect(compareRanges([range(1, 2)], PUBLISHED).published).toEqual({ low: 10, high: 20 });
  });

  it("hold the published range where it lies within theirs, ends included", () => {
    const held = (low: number, high: number) => compareRanges([range(low, high)], PUBLISHED).ranges[0].holdsPublished;
    expect(held(10, 20)).toBe(true);
    expect(held(5, 40)).toBe(true);
    expect(held(10.01, 40)).toBe(false);
    expect(held(5, 19.99)).toBe(false);
    expect(held(11, 19)).toBe(false);
  });

  it("are near by the ratios of both ends, below as above", () => {
    // ratios 2 and 1, 1 and 3, 1.5 and 1.5: products 2, 3 and 2.25
    const [first, second, third] = [range(5, 20), range(10, 60), range(15, 30)];
    expect(compareRanges([second, first, third], PUBLISHED).nearest).toBe(first);
    expect(compareRanges([second, third], PUBLISHED).nearest).toBe(third);
    // a low end that is twice as high is as far as one that is half as high: ratios 2 · 1.2 and 2 · 1.1
    const [half, twice] = [range(5, 24), range(20, 22)];
    expect(compareRanges([half, twice], PUBLISHED).nearest).toBe(twice);
    // and so is a high end: ratios 1/2 and 1.1
    const [lower, higher] = [range(10, 10), range(10, 22)];
    expect(compareRanges([lower, higher], PUBLISHED).nearest).toBe(higher);
  });

  it("are the first where two are equally near", () => {
    const [one, same] = [range(9, 21), range(9, 21)];
    expect(compareRanges([one, same], PUBLISHED).nearest).toBe(one);
  });
});
