import { describe, expect, it } from "vitest";
import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import { quantile } from "../../src/metrics/quantile.js";
import { createStream } from "../../src/random/createStream.js";

const mean = (items: number[]) => items.reduce((sum, x) => sum + x, 0) / items.length;
const stream = (name: string) => createStream(5, name);

describe("bootstrapByFinger", () => {
  it("has the width of the normal interval over fingers, however many prints a finger has", () => {
    const draw = stream("fingers");
    const fingers = Array.from({ length: 400 }, () => draw.normal());
    const centre = mean(fingers);
    const deviation = Math.sqrt(mean(fingers.map((x) => (x - centre) ** 2)) / fingers.length);
    for (const prints of [1, 8]) {
      const groups = fingers.map((x) => new Array<number>(prints).fill(x));
      const { low, high } = bootstrapByFinger(groups, mean, stream("bootstrap"), 2000);
      expect(Math.abs((high - low) / (2 * 1.96 * deviation) - 1)).toBeLessThan(0.08);
      expect(Math.abs((high + low) / 2 - centre)).toBeLessThan(0.2 * deviation);
    }
  });

  it("takes whole fingers, as many as there are", () => {
    const groups = [
      ["a1", "a2"],
      ["b1", "b2", "b3"],
    ];
    const sizes = new Set<number>();
    const count = (items: string[]) => {
      sizes.add(items.length);
      expect(items.filter((item) => item === "b1").length).toBe(items.filter((item) => item === "b3").length);
      return items.length;
    };
    expect(bootstrapByFinger(groups, count, stream("whole"), 200)).toEqual({ low: 4, high: 6 });
    expect(sizes).toEqual(new Set([4, 5, 6]));
  });

  it("is the same for the same stream and narrower for a lower level", () => {
    const groups = [[1, 2], [3], [4, 8, 9], [0]];
    const wide = bootstrapByFinger(groups, mean, stream("same"));
    expect(bootstrapByFinger(groups, mean, stream("same"))).toEqual(wide);
    const narrow = bootstrapByFinger(groups, mean, stream("same"), 1000, 0.5);
    expect(narrow.low).toBeGreaterThan(wide.low);
    expect(narrow.high).toBeLessThan(wide.high);
  });

  it("refuses no finger, no replicate, a bad level, and a statistic that is not a number", () => {
    expect(() => bootstrapByFinger([], mean, stream("x"))).toThrow(/at least one/);
    expect(() => bootstrapByFinger([[1]], mean, stream("x"), 0)).toThrow(/replicates/);
    expect(() => bootstrapByFinger([[1]], mean, stream("x"), 10, 1)).toThrow(/level/);
    expect(() => bootstrapByFinger([[]], mean, stream("x"))).toThrow(/not a number/);
  });
});

describe("quantile", () => {
  it("is linear between neighbours, as numpy.quantile's default", () => {
    expect([0, 0.1, 0.25, 0.5, 1].map((q) => quantile([1, 2, 4, 8], q))).toEqual([1, 1.3, 1.75, 3, 8]);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.5)).toThrow(RangeError);
  });
});
