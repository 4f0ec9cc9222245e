import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeTemplate } from "../../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae, scoreAbove } from "../../../src/minutiae/match/compareMinutiae.js";
import type { Template } from "../../../src/minutiae/template.js";
import { drawTemplate, moveTemplate } from "./randomTemplates.js";

const compare = (a: Template, b: Template) => compareMinutiae(codeTemplate(a), codeTemplate(b));

const minutia = fc.record({
  x: fc.integer({ min: 0, max: 250 }),
  y: fc.integer({ min: 0, max: 250 }),
  direction: fc.double({ min: 0, max: 6.28, noNaN: true }),
  type: fc.constant("ending" as const),
  quality: fc.constant(1),
});
const template = fc
  .array(minutia, { maxLength: 30 })
  .map((minutiae): Template => ({ width: 251, height: 251, dpi: 500, minutiae }));

describe("comparing minutiae", () => {
  it("gives the same to the last bit when the prints are exchanged, and 0 to 1", () => {
    fc.assert(
      fc.property(template, template, (one, other) => {
        const [a, b] = [codeTemplate(one), codeTemplate(other)];
        const score = compareMinutiae(a, b);
        expect(compareMinutiae(b, a)).toBe(score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("is the same when prints that share minutiae are exchanged", () => {
    const all = drawTemplate(1, 40);
    for (let left = 1; left < 12; left++) {
      const some = { ...all, minutiae: all.minutiae.filter((_, i) => i % 12 !== left) };
      const moved = moveTemplate(all, 0.1 * left, 3, -5, 4);
      expect(compare(some, moved)).toBe(compare(moved, some));
    }
  });

  it("does not depend on the order of the minutiae", () => {
    const [a, b] = [drawTemplate(1, 35), moveTemplate(drawTemplate(1, 40), 0.2, 10, 5, 3)];
    const shuffled = { ...b, minutiae: b.minutiae.toSorted((p, q) => p.direction - q.direction) };
    expect(compare(a, shuffled)).toBe(compare(a, b));
  });

  it("is close to 1 for a print and itself, however it lies", () => {
    const print = drawTemplate(3, 40);
    expect(compare(print, print)).toBeGreaterThan(0.95);
    expect(compare(print, moveTemplate(print, 0.7, -40, 60))).toBeGreaterThan(0.9);
  });

  it("knows a print again after shift, rotation, noise and loss, and no other one", () => {
    for (let seed = 1; seed <= 8; seed++) {
      const print = drawTemplate(seed, 45);
      const moved = moveTemplate(print, 0.3, 25, -15, 3);
      const again = compare(print, { ...moved, minutiae: moved.minutiae.filter((_, i) => i % 5 !== 0) });
      const other = compare(print, drawTemplate(100 + seed, 45));
      expect(again).toBeGreaterThan(0.2);
      expect(other).toBeLessThan(0.1);
    }
  });

  it("gives the same score or none, above a limit", () => {
    const [print, other] = [drawTemplate(1, 45), drawTemplate(101, 45)];
    for (const [one, two] of [
      [print, moveTemplate(print, 0.3, 25, -15, 3)],
      [print, other],
    ] as const) {
      const [a, b] = [codeTemplate(one), codeTemplate(two)];
      const score = compareMinutiae(a, b);
      expect(score).toBeGreaterThan(0);
      for (const limit of [0, 0.5 * score, 0.999 * score]) expect(scoreAbove(a, b, limit)).toBe(score);
      for (const limit of [score, 1.001 * score, 0.9]) expect(scoreAbove(a, b, limit)).toBe(0);
    }
  });

  it("knows a print again at every angle", () => {
    const print = drawTemplate(9, 45);
    const other = codeTemplate(drawTemplate(109, 45));
    const scores = [0, 45, 90, 135, 180, 270].map((degrees) => {
      const turned = codeTemplate(moveTemplate(print, (degrees * Math.PI) / 180, 25, -15, 3));
      expect(compareMinutiae(other, turned)).toBeLessThan(0.1);
      return compare(print, moveTemplate(print, (degrees * Math.PI) / 180, 25, -15, 3));
    });
    expect(Math.min(...scores)).toBeGreaterThan(0.95 * Math.max(...scores));
  });

  it("brings prints of another resolution to 500 dpi", () => {
    const print = drawTemplate(4, 40);
    const larger = {
      ...print,
      dpi: 1000,
      minutiae: print.minutiae.map((m) => ({ ...m, x: 2 * m.x, y: 2 * m.y })),
    };
    expect(compare(print, larger)).toBe(compare(print, print));
  });

  it("gives 0 where there is nothing to compare", () => {
    const print = drawTemplate(5, 40);
    for (const count of [0, 1, 2]) {
      const few = { ...print, minutiae: print.minutiae.slice(0, count) };
      expect(compare(few, print)).toBe(0);
      expect(compare(few, few)).toBe(0);
    }
  });

  it("survives minutiae that lie on each other or on a line", () => {
    const line = Array.from({ length: 20 }, (_, i) => ({ ...drawTemplate(6, 1).minutiae[0]!, x: 10 * i, y: 100 }));
    const same = line.map((m) => ({ ...m, x: 50 }));
    const print = drawTemplate(6, 30);
    for (const minutiae of [line, same]) {
      const odd = { ...print, minutiae };
      expect(compare(odd, print)).toBeGreaterThanOrEqual(0);
      expect(compare(odd, odd)).toBeLessThanOrEqual(1);
    }
  });
});
