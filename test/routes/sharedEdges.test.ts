import { describe, expect, test } from "vitest";
import { nearestPartners } from "../../src/routes/nearestPartners.js";
import { sharedEdges } from "../../src/routes/sharedEdges.js";

describe("sharedEdges", () => {
  const same = [0, 1, 2, 3];

  test("is one for a route and its reverse, and for a cycle from anywhere", () => {
    expect(sharedEdges([0, 1, 2, 3], [3, 2, 1, 0], same, "path")).toBe(1);
    expect(sharedEdges([0, 1, 2, 3], [2, 3, 0, 1], same, "cycle")).toBe(1);
  });

  test("counts the edges of both", () => {
    // Edges 01, 12, 23 against 01, 13, 32: two are common, of three each.
    expect(sharedEdges([0, 1, 2, 3], [0, 1, 3, 2], same, "path")).toBeCloseTo(2 / 3, 12);
    // A spurious point between 1 and 2 leaves 01 and 23, of three and four edges.
    expect(sharedEdges([0, 1, 2, 3], [0, 1, 4, 2, 3], [0, 1, 2, 3, -1], "path")).toBeCloseTo(4 / 7, 12);
    expect(sharedEdges([0, 1], [0, 1], [-1, -1], "path")).toBe(0);
  });
});

describe("nearestPartners", () => {
  test("pairs the closest first, each once, within the tolerance", () => {
    const a = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ];
    const b = [
      { x: 6, y: 0 },
      { x: 9, y: 0 },
      { x: 30, y: 0 },
    ];
    expect(nearestPartners(a, b, 7)).toEqual([0, 1, -1]);
    expect(nearestPartners(a, b, 5)).toEqual([-1, 1, -1]);
  });
});
