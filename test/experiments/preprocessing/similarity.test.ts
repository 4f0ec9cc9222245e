import { describe, expect, it } from "vitest";
import type { Flow, PreprocessedPrint } from "../../../experiments/preprocessing/preprocessPrint.js";
import { flowOf, preprocessPrint } from "../../../experiments/preprocessing/preprocessPrint.js";
import { comparePairs, flowSimilarity, LEAST, ridgeSimilarity } from "../../../experiments/preprocessing/similarity.js";
import { createImage } from "../../../src/prints/grayImage.js";
import type { GreyLevels } from "../../../src/prints/greyLevels.js";
import { createStream } from "../../../src/random/createStream.js";

/** Directions in degrees, row after row; `null` is outside the print. */
function flow(columns: number, ...degrees: (number | null)[]): Flow {
  const part = (of: (angle: number) => number) =>
    Float32Array.from(degrees, (d) => (d === null ? 0 : of((2 * d * Math.PI) / 180)));
  return { columns, rows: degrees.length / columns, cos: part(Math.cos), sin: part(Math.sin) };
}

function picture(width: number, height: number, grey: (x: number, y: number) => number): GreyLevels {
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => grey(i % width, Math.floor(i / width))) };
}

describe("the similarity of two flows", () => {
  it("is 1 for the same directions, −1 for ridges across, 0 at 45° and for nothing in common", () => {
    expect(flowSimilarity(flow(2, 0, 30), flow(2, 0, 30))).toBeCloseTo(1, 6);
    expect(flowSimilarity(flow(2, 0, 30), flow(2, 90, 120))).toBeCloseTo(-1, 6);
    expect(flowSimilarity(flow(2, 0, 30), flow(2, 45, 75))).toBeCloseTo(0, 6);
    expect(flowSimilarity(flow(2, 0, null), flow(2, null, 0))).toBe(0);
  });

  it("counts the cells that are print in both, and keeps to those of both pictures", () => {
    // Cells: twice the same, once at 30°, and one outside each print: (1 + 1 + ½) / 3.
    expect(flowSimilarity(flow(5, 10, 20, 70, 30, null), flow(5, 10, 20, 100, null, 40))).toBeCloseTo(2.5 / 3, 6);
    // The wider picture's third column and second row have nothing beside them.
    expect(flowSimilarity(flow(3, 10, 20, 30, 40, 50, 60), flow(2, 10, 20))).toBeCloseTo(1, 6);
    expect(flowSimilarity(flow(2, 10, 20), flow(3, 10, 20, 30, 40, 50, 60))).toBeCloseTo(1, 6);
    expect(flowSimilarity(flow(1, 10, 20), flow(2, 10, 99, 110, 99))).toBeCloseTo(0, 6);
  });
});

describe("the similarity of two prints' ridges", () => {
  const ramp = picture(100, 50, (x, y) => (x + y) % 200);

  it("is the correlation of the grey levels: 1 up to gain and offset, −1 turned round", () => {
    expect(ridgeSimilarity(ramp, ramp)).toBeCloseTo(1, 12);
    expect(
      ridgeSimilarity(
        ramp,
        picture(100, 50, (x, y) => 20 + (x + y)),
      ),
    ).toBeCloseTo(1, 12);
    expect(
      ridgeSimilarity(
        ramp,
        picture(100, 50, (x, y) => 200 - (x + y)),
      ),
    ).toBeCloseTo(-1, 12);
  });

  it("is Pearson's coefficient: 0.5 where a quarter of two-level pixels differ", () => {
    const a = picture(100, 100, (x) => 100 * (x % 2));
    const b = picture(100, 100, (x, y) => (y % 4 === 0 ? 100 * ((x + 1) % 2) : 100 * (x % 2)));
    expect(ridgeSimilarity(a, b)).toBeCloseTo(0.5, 12);
  });

  it("needs 5,000 pixels that are white in neither", () => {
    expect(LEAST).toBe(5000);
    const hole = (at: number) => picture(100, 50, (x, y) => (x === at && y === 0 ? 255 : (x + y) % 200));
    expect(ridgeSimilarity(ramp, hole(0))).toBeUndefined();
    expect(ridgeSimilarity(hole(3), ramp)).toBeUndefined();
    const larger = (at: number) => picture(101, 50, (x, y) => (x === at ? 255 : (x + y) % 200));
    expect(ridgeSimilarity(larger(7), larger(7))).toBeCloseTo(1, 12);
    expect(ridgeSimilarity(larger(7), larger(8))).toBeUndefined();
  });

  it("is not defined for one grey level", () => {
    expect(
      ridgeSimilarity(
        ramp,
        picture(100, 50, () => 7),
      ),
    ).toBeUndefined();
  });

  it("lays pictures of two sizes on each other at the upper left", () => {
    expect(
      ridgeSimilarity(
        ramp,
        picture(150, 70, (x, y) => (x + y) % 220),
      ),
    ).toBeCloseTo(1, 12);
    expect(
      ridgeSimilarity(
        picture(150, 70, (x, y) => (x + y) % 220),
        ramp,
      ),
    ).toBeCloseTo(1, 12);
  });
});

describe("pairs of impressions", () => {
  const print = (lies: number, aligned: number, grey = (x: number, y: number) => (x + y) % 200): PreprocessedPrint => {
    const ridges = picture(100, 50, grey);
    const moments = { mean: 0, variance: 1 };
    const pictures = { normalized: ridges, enhanced: ridges };
    const core = { x: 0, y: 0, angle: 0, confidence: 1 };
    const moved = { core, picture: ridges, flow: flow(1, aligned) };
    return { before: moments, after: moments, ...pictures, flow: flow(1, lies), aligned: moved };
  };
  const compare = (fingers: string, prints: readonly PreprocessedPrint[]) =>
    comparePairs(
      Array.from(fingers, (finger) => ({ finger })),
      prints,
      createStream(1, "test"),
    );

  it("are those of one finger: as they lie, aligned, and the one less the other", () => {
    // As they lie the directions are 30° apart, cos 60° = ½; aligned they are the same.
    const { rows, leftOut } = compare("aab", [print(0, 5), print(30, 5), print(90, 95)]);
    expect(rows.map(({ align, pairs, fingers }) => [align, pairs, fingers])).toEqual([
      ["none", 1, 1],
      ["core", 1, 1],
      ["gain", 1, 1],
    ]);
    expect(rows.map(({ flow }) => flow.mean)).toEqual([0.5, 1, 0.5].map((value) => expect.closeTo(value, 6)));
    expect(rows.map(({ ridges }) => ridges.mean)).toEqual([1, 1, 0].map((value) => expect.closeTo(value, 6)));
    expect(rows[0]!.flow.interval).toEqual({ low: expect.closeTo(0.5, 6), high: expect.closeTo(0.5, 6) });
    expect(leftOut).toBe(0);
  });

  it("are all pairs of a finger, and means go over pairs, not over fingers", () => {
    const { rows } = compare("aaabb", [print(0, 0), print(0, 0), print(0, 0), print(0, 0), print(90, 0)]);
    expect([rows[0]!.pairs, rows[0]!.fingers]).toEqual([4, 2]);
    expect(rows[0]!.flow.mean).toBeCloseTo(0.5, 6);
  });

  it("are left out where an impression has no core, or the two share too little", () => {
    const { aligned: _, ...without } = print(0, 0);
    expect(compare("aaa", [print(0, 0), print(0, 0), without])).toMatchObject({ leftOut: 2, rows: [{ pairs: 1 }, {}, {}] });
    const white = print(0, 0, () => 255);
    expect(compare("aa", [print(0, 0), white])).toEqual({ rows: [], leftOut: 1 });
    expect(compare("aa", [print(0, 0), { ...white, enhanced: print(0, 0).enhanced }])).toEqual({ rows: [], leftOut: 1 });
    expect(compare("aa", [print(0, 0), { ...white, aligned: print(0, 0).aligned }])).toEqual({ rows: [], leftOut: 1 });
    expect(compare("ab", [print(0, 0), print(0, 0)])).toEqual({ rows: [], leftOut: 0 });
  });
});

describe("a preprocessed print", () => {
  const image = createImage(96, 80);
  image.data.forEach((_, i) => {
    image.data[i] = 128 + 100 * Math.cos((2 * Math.PI * Math.floor(i / 96)) / 9);
  });

  it("has the desired mean and variance, and the flow of its ridges on cells of 8 px", () => {
    const { before, after, flow } = preprocessPrint(image, { normalize: { mean: 100, variance: 400 } }, "none");
    expect(before.mean).not.toBeCloseTo(100, 0);
    expect(after.mean).toBeCloseTo(100, 2);
    expect(after.variance).toBeCloseTo(400, 1);
    expect([flow.columns, flow.rows]).toEqual([12, 10]);
    // Ridges lie along x: direction 0, doubled cosine 1.
    const inside = Array.from(flow.cos).filter((value, i) => value !== 0 || flow.sin[i] !== 0);
    expect(inside.length).toBeGreaterThan(20);
    for (const value of inside) expect(value).toBeGreaterThan(0.95);
  });

  it("has a flow that follows rings about a point: across the ray in every cell's middle", () => {
    const rings = createImage(100, 84);
    rings.data.forEach((_, i) => {
      rings.data[i] = 128 + 100 * Math.cos((2 * Math.PI * Math.hypot((i % 100) - 20, Math.floor(i / 100) - 90)) / 9);
    });
    // A white lower right corner: no print.
    const isGround = (x: number, y: number) => x >= 72 && y >= 48;
    const shown = { ...rings, data: rings.data.map((value, i) => (isGround(i % 100, Math.floor(i / 100)) ? 254.5 : value)) };
    const { columns, rows, cos, sin } = flowOf(shown);
    expect([columns, rows, cos.length, sin.length]).toEqual([12, 10, 120, 120]);
    for (let row = 1; row < 9; row++) {
      for (let column = 1; column < 11; column++) {
        const [x, y] = [8 * column + 4, 8 * row + 4];
        const twice = 2 * (Math.atan2(90 - y, x - 20) + Math.PI / 2);
        const at = row * columns + column;
        if (isGround(x, y)) expect([cos[at], sin[at]]).toEqual([0, 0]);
        else if (!isGround(x + 16, y + 16) && shown.data[y * 100 + x]! < 254.5) {
          expect(Math.hypot(cos[at] - Math.cos(twice), sin[at] - Math.sin(twice)), `${column}, ${row}`).toBeLessThan(0.15);
        }
      }
    }
  });

  it("is moved to its core where asked for: that of a loop's half rings above straight ridges", () => {
    const loop = createImage(160, 160);
    loop.data.forEach((_, i) => {
      const [x, y] = [(i % 160) - 64, Math.floor(i / 160) - 72];
      loop.data[i] = 128 + 100 * Math.cos((2 * Math.PI * (y < 0 ? Math.hypot(x, y) : Math.abs(x))) / 9);
    });
    const { aligned } = preprocessPrint(loop, {}, "core");
    expect(Math.hypot(aligned!.core.x - 64, aligned!.core.y - 72)).toBeLessThan(20);
    expect([aligned!.picture.width, aligned!.flow.columns]).toEqual([160, 20]);
    expect(preprocessPrint(loop, {}, "none").aligned).toBeUndefined();
  });

  it("without a core is not aligned", () => {
    expect(preprocessPrint(image, {}, "core").aligned).toBeUndefined();
  });
});
