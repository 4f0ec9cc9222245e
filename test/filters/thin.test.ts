import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thin } from "../../src/filters/thin.js";
import type { GrayImage } from "../../src/prints/grayImage.js";

const reference = JSON.parse(readFileSync(new URL("./reference/thin.json", import.meta.url), "utf8"));

describe("thinning", () => {
  it("draws the middle of ridges, forks and rings", () => {
    expect(
      thinned([
        "...............",
        ".##########....",
        ".##########....",
        ".##########....",
        "...........####",
        ".#####.....####",
        ".#####.........",
        ".##.##.........",
        ".#####.........",
      ]),
    ).toEqual([
      "...............",
      "...............",
      ".#########.....",
      "..........#....",
      "...........#...",
      "............###",
      "...#...........",
      "..#.#..........",
      "...#...........",
    ]);
  });

  it("leaves a skeleton as it is", () => {
    const once = thin(picture(reference.black));
    expect(thin(once).data).toEqual(once.data);
  });

  it("keeps white white, single pixels, and pictures without a ridge or without a valley in one piece", () => {
    expect(thinned(["...", ".#.", "..."])).toEqual(["...", ".#.", "..."]);
    expect(thinned(["...", "..."])).toEqual(["...", "..."]);
    expect(pieces(thin(picture(["####", "####", "####"])), true)).toBe(1);
    expect(thin({ width: 2, height: 1, data: Float32Array.of(0, 17), dpi: 300 })).toEqual({
      width: 2,
      height: 1,
      data: Float32Array.of(0, 255),
      dpi: 300,
    });
  });

  it("has as many components and holes before and after as scikit-image counts", () => {
    for (const image of [picture(reference.black), thin(picture(reference.black))]) {
      expect([pieces(image, true), pieces(image, false) - 1]).toEqual([reference.components, reference.holes]);
    }
  });

  it.each([
    "skeletonize",
    "thin",
  ])("lies within a pixel and a half of the skeleton by scikit-image's %s, and the other way round", (name) => {
    const ours = thin(picture(reference.black));
    const theirs = picture(reference[name]);
    // the rest are spurs, which each algorithm grows at other places
    expect(shareNear(ours, theirs, 1.5)).toBeGreaterThan(0.95);
    expect(shareNear(theirs, ours, 1.5)).toBeGreaterThan(0.95);
  });

  const noise = fc
    .record({ width: fc.integer({ min: 1, max: 14 }), height: fc.integer({ min: 1, max: 14 }) })
    .chain(({ width, height }) =>
      fc
        .array(fc.constantFrom(0, 0, 255), { minLength: width * height, maxLength: width * height })
        .map((data): GrayImage => ({ width, height, data: Float32Array.from(data), dpi: 500 })),
    );

  it("never changes the number of components or of holes, and blackens nothing", () => {
    fc.assert(
      fc.property(noise, (image) => {
        const skeleton = thin(image);
        expect(pieces(skeleton, true)).toBe(pieces(image, true));
        expect(pieces(skeleton, false)).toBe(pieces(image, false));
        expect(skeleton.data.every((value, i) => value === 255 || image.data[i] === 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("is one pixel wide: no black pixel but an ending can go without a break or a hole lost", () => {
    fc.assert(
      fc.property(noise, (image) => {
        const skeleton = thin(image);
        const [black, white] = [pieces(skeleton, true), pieces(skeleton, false)];
        for (let i = 0; i < skeleton.data.length; i++) {
          if (skeleton.data[i] !== 0 || neighbours(skeleton, i) < 2) continue;
          const without = { ...skeleton, data: skeleton.data.slice().fill(255, i, i + 1) };
          expect([pieces(without, true), pieces(without, false)]).not.toEqual([black, white]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function picture(rows: string[]): GrayImage {
  const data = Float32Array.from([...rows.join("")].map((mark) => (mark === "#" ? 0 : 255)));
  return { width: rows[0].length, height: rows.length, data, dpi: 500 };
}

function thinned(rows: string[]): string[] {
  const { width, height, data } = thin(picture(rows));
  return Array.from({ length: height }, (_, y) =>
    Array.from(data.subarray(y * width, (y + 1) * width), (value) => (value === 0 ? "#" : ".")).join(""),
  );
}

/** Black pieces, 8-connected, or white ones, 4-connected, the outside being one of these. */
function pieces({ width, height, data }: GrayImage, black: boolean): number {
  const at = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 0;
  const seen = new Set<number>();
  let count = 0;
  for (let y = -1; y <= height; y++) {
    for (let x = -1; x <= width; x++) {
      const key = (u: number, v: number) => (v + 1) * (width + 2) + u + 1;
      if (at(x, y) !== black || seen.has(key(x, y))) continue;
      count++;
      const todo = [[x, y]];
      seen.add(key(x, y));
      for (let next = todo.pop(); next; next = todo.pop()) {
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            const [u, v] = [next[0] + dx, next[1] + dy];
            if (u < -1 || v < -1 || u > width || v > height || (!black && dx !== 0 && dy !== 0)) continue;
            if (at(u, v) !== black || seen.has(key(u, v))) continue;
            seen.add(key(u, v));
            todo.push([u, v]);
          }
        }
      }
    }
  }
  return count;
}

function neighbours({ width, height, data }: GrayImage, i: number): number {
  const [x, y] = [i % width, Math.floor(i / width)];
  let count = -1;
  for (let v = Math.max(y - 1, 0); v <= Math.min(y + 1, height - 1); v++) {
    for (let u = Math.max(x - 1, 0); u <= Math.min(x + 1, width - 1); u++) if (data[v * width + u] === 0) count++;
  }
  return count;
}

/** The share of the black pixels of `a` that have one of `b` within `reach` pixels. */
function shareNear(a: GrayImage, b: GrayImage, reach: number): number {
  const points = (image: GrayImage) =>
    Array.from(image.data.keys())
      .filter((i) => image.data[i] === 0)
      .map((i) => [i % image.width, Math.floor(i / image.width)]);
  const others = points(b);
  const near = points(a).map(([x, y]) => others.some(([u, v]) => Math.hypot(u - x, v - y) <= reach));
  return near.filter(Boolean).length / near.length;
}
