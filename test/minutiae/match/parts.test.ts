import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEAR } from "../../../src/minutiae/match/cellGrid.js";
import { BITS_AT, type CodedTemplate, codeTemplate, RECORD_WORDS } from "../../../src/minutiae/match/codeTemplate.js";
import { convexHull, distanceToHull } from "../../../src/minutiae/match/convexHull.js";
import { CIRCLE_CELLS, MASK_WORDS, SECTIONS } from "../../../src/minutiae/match/cylinder.js";
import { greedyPairs } from "../../../src/minutiae/match/greedyPairs.js";
import { localSimilarities } from "../../../src/minutiae/match/localSimilarities.js";
import { countMeeting, matchedMinutiae } from "../../../src/minutiae/match/matchedMinutiae.js";
import { placedMinutiae } from "../../../src/minutiae/match/placedMinutiae.js";
import { fitRigidMap, inverseMap } from "../../../src/minutiae/match/rigidMap.js";
import { sigmoid } from "../../../src/minutiae/match/sigmoid.js";
import { stretchedMinutiae } from "../../../src/minutiae/match/stretchedMinutiae.js";
import { turnBetween } from "../../../src/minutiae/turnBetween.js";
import { drawTemplate } from "./randomTemplates.js";

describe("the convex hull", () => {
  it("holds every point, with its corners counter-clockwise", () => {
    const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const hull = convexHull(points);
        for (const { x, y } of points) expect(distanceToHull(hull, x, y)).toBeCloseTo(0, 9);
      }),
      { seed: 1 },
    );
  });

  it("of a square has four corners, and distances as one measures them", () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [5, 5],
      [5, 0],
    ].map(([x, y]) => ({ x: x!, y: y! }));
    const hull = convexHull(square);
    expect(hull).toHaveLength(4);
    expect(distanceToHull(hull, 5, 5)).toBe(0);
    expect(distanceToHull(hull, 13, 14)).toBe(5);
    expect(distanceToHull(hull, 5, -2)).toBe(2);
    expect(distanceToHull([], 0, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(distanceToHull([{ x: 0, y: 0 }], 3, 4)).toBe(5);
  });
});

describe("the similarity of cylinders", () => {
  it("is the one of the paper's formula, counted cell by cell, to the last bit of 32-bit floats", () => {
    const a = codeTemplate(drawTemplate(1, 30));
    const b = codeTemplate({ ...drawTemplate(2, 40), minutiae: drawTemplate(2, 40).minutiae.filter(({ x }) => x < 230) });
    const has = ({ cylinders }: CodedTemplate, i: number, word: number, c: number) =>
      (cylinders[i * RECORD_WORDS + word + (c >>> 5)]! >>> (c & 31)) & 1;
    const found = localSimilarities(a, b);
    let [matchable, partly] = [0, 0];
    for (let i = 0; i < a.owners.length; i++) {
      for (let j = 0; j < b.owners.length; j++) {
        let [common, onlyOne, inA, inB] = [0, 0, 0, 0];
        for (let c = 0; c < CIRCLE_CELLS; c++) {
          if (!has(a, i, 0, c) || !has(b, j, 0, c)) continue;
          common++;
          for (let k = 0; k < SECTIONS; k++) {
            const [bitA, bitB] = [has(a, i, BITS_AT + k * MASK_WORDS, c), has(b, j, BITS_AT + k * MASK_WORDS, c)];
            inA += bitA;
            inB += bitB;
            onlyOne += bitA ^ bitB;
          }
        }
        if (common < CIRCLE_CELLS) partly++;
        const [rootA, rootB, rootOne] = [inA, inB, onlyOne].map((ones) => Math.fround(Math.sqrt(ones))) as [
          number,
          number,
          number,
        ];
        const apart = Math.fround(rootOne / Math.fround(rootA + rootB));
        const expected = common < 0.6 * CIRCLE_CELLS || inA + inB === 0 ? 0 : Math.fround(1 - apart);
        expect(found[i * b.owners.length + j]).toBe(expected);
        if (expected > 0) matchable++;
      }
    }
    expect(matchable).toBeGreaterThan(100);
    expect(partly).toBeGreaterThan(100);
  });

  it("grows its memory for prints with more minutiae than any before", () => {
    const many = codeTemplate(drawTemplate(3, 300));
    const found = localSimilarities(many, many);
    expect(found).toHaveLength(many.owners.length ** 2);
    for (let i = 0; i < many.owners.length; i++) expect(found[i * many.owners.length + i]).toBe(1);
  });

  it("of a print without cylinders is empty", () => {
    const none = codeTemplate(drawTemplate(4, 1));
    expect(localSimilarities(none, codeTemplate(drawTemplate(1, 30)))).toHaveLength(0);
  });
});

describe("greedy pairs", () => {
  it("are those of sorting all values and taking what is free", () => {
    const value = fc.integer({ min: -2, max: 9 });
    const matrix = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })).chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        values: fc.array(value, { minLength: rows * columns, maxLength: rows * columns }),
        most: fc.integer({ min: 0, max: 8 }),
      }),
    );
    fc.assert(
      fc.property(matrix, ({ rows, columns, values, most }) => {
        const sorted = [...values.keys()].filter((k) => values[k]! > 0).sort((p, q) => values[q]! - values[p]! || p - q);
        const [usedRows, usedColumns] = [new Set<number>(), new Set<number>()];
        const expected = sorted.flatMap((k) => {
          const [row, column] = [Math.floor(k / columns), k % columns];
          if (usedRows.has(row) || usedColumns.has(column)) return [];
          usedRows.add(row);
          usedColumns.add(column);
          return [[row, column, values[k]!]];
        });
        for (const atMost of [most, undefined]) {
          const { first, second, value: taken } = greedyPairs(Float32Array.from(values), rows, columns, atMost);
          expect(Array.from(first, (row, i) => [row, second[i], taken[i]])).toEqual(expected.slice(0, atMost));
        }
      }),
      { seed: 1 },
    );
  });
});

describe("the rigid map", () => {
  it("finds a rotation and a shift again, and its inverse leads back", () => {
    const [cos, sin] = [Math.cos(0.4), Math.sin(0.4)];
    const points = drawTemplate(1, 12).minutiae.map(({ x, y }) => ({
      weight: 1 + (x % 3),
      x,
      y,
      toX: cos * x - sin * y + 12,
      toY: sin * x + cos * y - 7,
      turn: 0.4,
    }));
    const map = fitRigidMap(points);
    expect([map.angle, map.dx, map.dy]).toEqual([0.4, 12, -7].map((value) => expect.closeTo(value, 9)));
    const back = inverseMap(map);
    for (const { x, y, toX, toY } of points) {
      expect(back.cos * toX - back.sin * toY + back.dx).toBeCloseTo(x, 9);
      expect(back.sin * toX + back.cos * toY + back.dy).toBeCloseTo(y, 9);
    }
  });
});

describe("angles and steps", () => {
  it("a turn goes counter-clockwise from the second direction to the first, by half a circle at most", () => {
    const degrees = (a: number, b: number) => (turnBetween((a * Math.PI) / 180, (b * Math.PI) / 180) * 180) / Math.PI;
    expect(degrees(50, 20)).toBeCloseTo(30, 10);
    expect(degrees(20, 50)).toBeCloseTo(-30, 10);
    expect(degrees(10, 350)).toBeCloseTo(20, 10);
    expect(degrees(350, 10)).toBeCloseTo(-20, 10);
    expect(Math.abs(degrees(270, 90))).toBeCloseTo(180, 10);
  });

  it("the logistic function is 1/2 in its middle, and rises or falls by its steepness", () => {
    expect(sigmoid(3, 3, -7)).toBe(0.5);
    expect(sigmoid(3 + Math.log(3) / 2, 3, 2)).toBeCloseTo(0.75, 12);
    expect(sigmoid(3 + Math.log(3) / 2, 3, -2)).toBeCloseTo(0.25, 12);
  });
});

describe("minutiae that meet", () => {
  const print = codeTemplate(drawTemplate(11, 60));
  const still = { cos: 1, sin: 0, dx: 0, dy: 0, angle: 0 };

  it("are those that a search of all pairs finds, whatever the map", () => {
    const other = codeTemplate(drawTemplate(12, 55));
    for (const angle of [0, 0.7, 2.9]) {
      for (const shift of [-300, -40, 0, 15, 160]) {
        const map = { cos: Math.cos(angle), sin: Math.sin(angle), dx: shift, dy: -shift / 2, angle };
        const placed = placedMinutiae(other, map);
        const near = (farthest: number) =>
          [...Array(print.count).keys()].flatMap((i) =>
            [...Array(other.count).keys()].flatMap((j) => {
              const apart = Math.hypot(print.x[i]! - placed.x[j]!, print.y[i]! - placed.y[j]!);
              const turn = Math.abs(turnBetween(print.direction[i]!, placed.direction[j]!));
              if (apart > farthest || turn > Math.PI / 6) return [];
              return [{ i, j, misfit: apart / farthest + turn / (Math.PI / 6) }];
            }),
          );
        for (const farthest of [10, NEAR]) {
          const expected: (readonly [number, number])[] = [];
          for (const { i, j } of near(farthest).sort((p, q) => p.misfit - q.misfit)) {
            if (!expected.some(([p, q]) => p === i || q === j)) expected.push([i, j]);
          }
          expect(matchedMinutiae(print, placed, farthest)).toEqual(expected);
        }
        expect(countMeeting(print, other, map)).toBe(new Set(near(10).map(({ j }) => j)).size);
      }
    }
  });

  it("of a print without minutiae are none", () => {
    const none = codeTemplate(drawTemplate(1, 0));
    expect(matchedMinutiae(none, placedMinutiae(print, still))).toEqual([]);
    expect(matchedMinutiae(print, placedMinutiae(none, still))).toEqual([]);
  });

  it("are more where a smooth stretching of the skin is followed", () => {
    const template = drawTemplate(13, 50);
    const bent = {
      ...template,
      minutiae: template.minutiae.map((minutia) => ({
        ...minutia,
        x: minutia.x + 14 * Math.sin((minutia.y - 200) / 110),
        y: minutia.y + 10 * Math.sin((minutia.x - 200) / 120),
      })),
    };
    const [a, b] = [codeTemplate(template), codeTemplate(bent)];
    const rigid = placedMinutiae(b, still);
    const { matched } = stretchedMinutiae(a, rigid);
    const right = (pairs: readonly (readonly [number, number])[]) =>
      pairs.filter(([i, j]) => Math.abs(a.direction[i]! - b.direction[j]!) < 1e-12).length;
    expect(right(matched)).toBeGreaterThan(1.4 * right(matchedMinutiae(a, rigid)));
    expect(right(matched)).toBeGreaterThan(35);
  });
});
