import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thin } from "../../src/filters/thin.js";
import { endsByPixel, lengthOf } from "../../src/minutiae/ridgeVectors.js";
import { vectorize } from "../../src/minutiae/vectorize.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { drawing, drawn } from "./drawing.js";

describe("a skeleton as lines", () => {
  it("cuts ridges where they end and fork, and follows closed ones all round", () => {
    const rows = [
      "#....#....",
      ".#..#.....",
      "..##...##.",
      "..#...#..#",
      "..#....##.",
      "..........", //
    ];
    const { lines } = vectorize(drawn(rows));
    const named = lines.map((line) => line.map((pixel) => `${pixel % 10},${Math.floor(pixel / 10)}`).join(" "));
    expect(named.sort()).toEqual([
      "0,0 1,1 2,2",
      "2,2 2,3 2,4",
      "5,0 4,1 3,2 2,2", //
      "7,2 8,2 9,3 8,4 7,4 6,3 7,2",
    ]);
    const lengths = lines.map((line) => lengthOf(line, 10)).sort((a, b) => a - b);
    [2, 2 * Math.SQRT2, 1 + 2 * Math.SQRT2, 2 + 4 * Math.SQRT2].forEach((length, k) => {
      expect(lengths[k]).toBeCloseTo(length, 9);
    });
  });

  it("finds a branching of three neighbours where three pixels touch one another", () => {
    const rows = [
      ".#...",
      ".#...",
      ".##..", // the corner at (1, 2) touches (2, 2) and (2, 3) …
      "#..##", // … and (0, 3) is its third neighbour
    ];
    const ends = endsByPixel(vectorize(drawn(rows)).lines);
    expect([...ends.values()].map((here) => here.length).sort()).toEqual([1, 1, 1, 3]);
  });

  it("gives every ending one neighbour and every branching three, none adjacent to another, on any skeleton", () => {
    fc.assert(
      fc.property(skeletons, (skeleton) => {
        const vectors = vectorize(skeleton);
        const wrong = [...endsByPixel(vectors.lines)].filter(([pixel, ends]) => {
          const beside = mixedNeighbours(skeleton, pixel);
          return (
            beside.length !== ends.length || beside.some((p) => mixedNeighbours(skeleton, p).some((q) => beside.includes(q)))
          );
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("loses nothing but single pixels", () => {
    fc.assert(
      fc.property(skeletons, (skeleton) => {
        const black = new Set(vectorize(skeleton).lines.flat());
        const kept = Array.from(skeleton.data, (value, i) => value === 0 && mixedNeighbours(skeleton, i).length > 0);
        expect(kept.map((_, i) => black.has(i))).toEqual(kept);
      }),
      { numRuns: 100 },
    );
  });

  it("draws again what it was given", () => {
    const rows = ["#....", ".#.##", "..#..", "..#.."];
    expect(drawing(vectorize(drawn(rows)))).toEqual(rows);
  });
});

const skeletons = fc
  .array(fc.constantFrom(0, 0, 255), { minLength: 144, maxLength: 144 })
  .map((data): GrayImage => thin({ width: 12, height: 12, data: Float32Array.from(data), dpi: 500 }));

/** Rosenfeld's mixed adjacency, written down as the definition has it: sides, and corners with no black side neighbour in common. */
function mixedNeighbours({ width, height, data }: GrayImage, pixel: number): number[] {
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  const black = (u: number, v: number) => u >= 0 && v >= 0 && u < width && v < height && data[v * width + u] === 0;
  const found: number[] = [];
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      if ((dx === 0 && dy === 0) || !black(x + dx, y + dy)) continue;
      if (dx !== 0 && dy !== 0 && (black(x + dx, y) || black(x, y + dy))) continue;
      found.push((y + dy) * width + x + dx);
    }
  }
  return found;
}
