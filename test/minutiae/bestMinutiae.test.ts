import { describe, expect, it } from "vitest";
import { bestMinutiae } from "../../src/minutiae/bestMinutiae.js";
import { LEAST_MINUTIAE, MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import type { Minutia, Template } from "../../src/minutiae/template.js";
import { publishedValue } from "../../src/papers.js";

const minutia = (x: number, y: number, quality: number, direction = 1): Minutia => ({ x, y, quality, direction, type: "ending" });
const template = (minutiae: Minutia[]): Template => ({ width: 300, height: 300, dpi: 500, minutiae });

describe("the best minutiae", () => {
  it("are those of the highest quality, in the order they had", () => {
    const all = template([minutia(1, 1, 0.2), minutia(2, 2, 0.9), minutia(3, 3, 0.1), minutia(4, 4, 0.5)]);
    expect(bestMinutiae(all, 2)).toEqual(template([minutia(2, 2, 0.9), minutia(4, 4, 0.5)]));
    expect(bestMinutiae(all, 0).minutiae).toEqual([]);
    expect(bestMinutiae(all, 4)).toBe(all);
  });

  it("of equal quality are the upper ones, then those to the left, then those of lesser direction", () => {
    const all = template([
      minutia(9, 9, 0.5),
      minutia(5, 2, 0.5, 3),
      minutia(5, 2, 0.5, 2),
      minutia(4, 2, 0.5),
      minutia(0, 7, 0.5),
    ]);
    expect(bestMinutiae(all, 1).minutiae).toEqual([minutia(4, 2, 0.5)]);
    expect(bestMinutiae(all, 2).minutiae).toEqual([minutia(5, 2, 0.5, 2), minutia(4, 2, 0.5)]);
    expect(bestMinutiae(all, 4).minutiae).not.toContainEqual(minutia(9, 9, 0.5));
  });

  it("do not depend on the order they are given in", () => {
    const some = Array.from({ length: 90 }, (_, k) => minutia((k * 37) % 90, (k * 53) % 60, ((k * 7) % 5) / 5));
    const byPlace = (a: Minutia, b: Minutia) => a.y - b.y || a.x - b.x;
    const one = [...bestMinutiae(template(some)).minutiae].sort(byPlace);
    const other = [...bestMinutiae(template(some.toReversed())).minutiae].sort(byPlace);
    expect(one).toEqual(other);
    expect(one).toHaveLength(MOST_MINUTIAE);
  });

  it("are as many as paper B says that a print can have", () => {
    expect(publishedValue("B", "minutiae-count", "values")).toEqual({ low: LEAST_MINUTIAE, high: MOST_MINUTIAE });
  });

  it("refuse a count that is none", () => {
    expect(() => bestMinutiae(template([]), -1)).toThrow("the count must be a whole number of at least 0; given -1");
    expect(() => bestMinutiae(template([]), 1.5)).toThrow("given 1.5");
  });
});
