import { describe, expect, it } from "vitest";
import { type Enhanced, enhance } from "../../src/filters/enhance.js";
import { compareByCorrelation, correlationTemplate, turnedSpectra } from "../../src/matchers/correlation.js";
import { cosine } from "../../src/matchers/cosine.js";
import { createFourier } from "../../src/matchers/fourier.js";
import { comparePatterns, type PatternTemplate, patternTemplate } from "../../src/matchers/pattern.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { resample } from "../../src/prints/resample.js";
import { createStream } from "../../src/random/createStream.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";

describe("the Fourier transform", () => {
  it.each([2, 8, 32])("of %i is the sum that defines it, and its inverse leads back", (size) => {
    const fourier = createFourier(size);
    const stream = createStream(1, "test/fourier");
    const [re, im] = [0, 1].map(() => Float64Array.from({ length: size * size }, () => stream.uniform() - 0.5));
    const [a, b] = [re!.slice(), im!.slice()];
    fourier.square(a, b);
    for (const [u, v] of [
      [0, 0],
      [size / 2 - 1, 1],
      [size - 1, size / 2 + 1],
    ].map((bins) => bins.map((bin) => bin % size) as [number, number])) {
      let [x, y] = [0, 0];
      for (let p = 0; p < size * size; p++) {
        const angle = (-2 * Math.PI * (u * (p % size) + v * Math.floor(p / size))) / size;
        x += re![p]! * Math.cos(angle) - im![p]! * Math.sin(angle);
        y += re![p]! * Math.sin(angle) + im![p]! * Math.cos(angle);
      }
      expect([a[v * size + u], b[v * size + u]]).toEqual([expect.closeTo(x, 12), expect.closeTo(y, 12)]);
    }
    fourier.square(a, b, true);
    for (let p = 0; p < size * size; p++)
      expect([a[p], b[p]]).toEqual([expect.closeTo(re![p]!, 12), expect.closeTo(im![p]!, 12)]);
  });

  it("refuses what is no power of two", () => {
    for (const size of [0, 1, 12, 2.5]) expect(() => createFourier(size)).toThrow(/power of two of at least 2; given/);
  });
});

const print = (finger: number, impression = 0) =>
  createImpression(createFinger("matchers", finger), impression, { quality: "easy" }).image;
const [first, second, again] = [print(0), print(1), print(0, 1)];

const enhancedOf = new Map<GrayImage, Enhanced>();
/** Enhanced once, however often it is compared. */
function enhanced(image: GrayImage): Enhanced {
  const made = enhancedOf.get(image) ?? enhance(image);
  enhancedOf.set(image, made);
  return made;
}

/** The print turned counter-clockwise as seen about its middle, and shifted. */
function moved(image: GrayImage, degrees: number, dx: number, dy: number): GrayImage {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [(image.width - 1) / 2, (image.height - 1) / 2];
  const source = (point: { x: number; y: number }) => {
    const [u, v] = [point.x - dx - cx, point.y - dy - cy];
    point.x = cx + cos * u - sin * v;
    point.y = cy + sin * u + cos * v;
  };
  return resample(image, source, 238);
}

describe.each([
  [
    "correlation",
    (a: GrayImage, b: GrayImage) => {
      const [one, other] = [a, b].map(enhanced).map(({ enhanced, mask }) => correlationTemplate(enhanced, mask));
      return compareByCorrelation(turnedSpectra(one!), other!.upright);
    },
    0.1,
  ],
  ["pattern", (a: GrayImage, b: GrayImage) => comparePatterns(patternTemplate(enhanced(a)), patternTemplate(enhanced(b))), 0.3],
] as const)("comparing prints by %s", (_, compare, different) => {
  it("gives 1 for a print and itself", () => {
    expect(compare(first, first)).toBeCloseTo(1, 2);
  });

  it("knows a print again that is turned and shifted, and a second impression, but no other print", () => {
    const other = Math.max(compare(first, second), compare(second, again));
    expect(compare(first, moved(first, 10, 20, -30))).toBeGreaterThan(0.2);
    expect(compare(first, moved(first, -5, -12, 8))).toBeGreaterThan(0.2);
    expect(other).toBeLessThan(different);
    expect(compare(first, again)).toBeGreaterThan(1.5 * other);
  });

  it("finds nothing in a picture without a print", () => {
    const blank = { ...first, data: new Float32Array(first.data.length).fill(238) };
    expect(compare(blank, first)).toBe(0);
    expect(compare(first, blank)).toBe(0);
  });
});

describe("the correlation's rotations", () => {
  it("are refused where they make no sense", () => {
    const { enhanced: clear, mask } = enhanced(first);
    const template = correlationTemplate(clear, mask);
    expect(turnedSpectra(template, { rotation: 0 })).toHaveLength(1);
    expect(() => turnedSpectra(template, { step: 0 })).toThrow(/step positive; given 15 and 0/);
  });
});

/** `comparePatterns` as its words have it: every superposition, the four whose directions agree best, all their fine shifts. */
function agreementByDefinition(a: PatternTemplate, b: PatternTemplate): number {
  const middle = (values: Int32Array) => (16 * values.reduce((sum, value) => sum + value, 0)) / values.length;
  const place = new Map(Array.from(a.phase, (_, i) => [`${a.column[i]} ${a.row[i]}`, i]));
  const found = [-20, -15, -10, -5, 0, 5, 10, 15, 20].flatMap((degrees) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const cells = Array.from(b.phase, (phase, j) => {
      const [u, v] = [16 * b.column[j] - middle(b.column), 16 * b.row[j] - middle(b.row)];
      const [waveX, waveY] = [cos * b.waveX[j] - sin * b.waveY[j], sin * b.waveX[j] + cos * b.waveY[j]];
      return { x: middle(a.column) + cos * u - sin * v, y: middle(a.row) + sin * u + cos * v, waveX, waveY, phase };
    });
    return Array.from({ length: 169 }, (_, shift) => {
      const [right, down] = [(shift % 13) - 6, Math.floor(shift / 13) - 6];
      const pairs = cells.flatMap((cell) => {
        const [column, row] = [Math.round(cell.x / 16) + right, Math.round(cell.y / 16) + down];
        const i = place.get(`${column} ${row}`);
        return i === undefined ? [] : [{ i, ...cell, x: 16 * (column - right) - cell.x, y: 16 * (row - down) - cell.y }];
      });
      const direction = ({ i, waveX, waveY }: (typeof pairs)[number]) =>
        Math.cos(2 * (Math.atan2(a.waveY[i]!, a.waveX[i]!) - Math.atan2(waveY, waveX)));
      return { pairs, agreement: pairs.reduce((sum, pair) => sum + direction(pair), 0) / Math.max(pairs.length, 100) };
    });
  });
  const shifts = [-8, -6, -4, -2, 0, 2, 4, 6, 8];
  const means = found
    .sort((p, q) => q.agreement - p.agreement)
    .slice(0, 4)
    .flatMap(({ pairs }) =>
      shifts.flatMap((dx) =>
        shifts.map((dy) => {
          const sum = pairs.reduce((total, { i, waveX, waveY, phase, x, y }) => {
            const sign = a.waveX[i]! * waveX + a.waveY[i]! * waveY < 0 ? -1 : 1;
            const apart = (a.waveX[i]! - sign * waveX) ** 2 + (a.waveY[i]! - sign * waveY) ** 2;
            const difference = a.phase[i]! - sign * phase + sign * (waveX * (dx - x) + waveY * (dy - y));
            return total + Math.exp(-16 * apart) * Math.cos(difference);
          }, 0);
          return sum / Math.max(pairs.length, 100);
        }),
      ),
    );
  return Math.max(...means);
}

describe("comparing patterns", () => {
  it("is the greatest mean cosine over the fine shifts of the four best superpositions", () => {
    const [one, other, same] = [first, second, again].map((image) => patternTemplate(enhanced(image)));
    for (const [a, b] of [
      [one!, other!],
      [one!, same!],
      [same!, other!],
    ] as const) {
      expect(comparePatterns(a, b)).toBeCloseTo(agreementByDefinition(a, b), 12);
    }
  });
});

describe("the cosine", () => {
  it("is that of the angle between two vectors", () => {
    expect(cosine([1, 0], [1, 1])).toBeCloseTo(Math.SQRT1_2, 15);
    expect(cosine([1, 2, 3], [-2, -4, -6])).toBe(-1);
    expect(cosine([0, 0], [1, 1])).toBe(0);
    expect(() => cosine([1], [1, 2])).toThrow(/vectors of 1 and 2 numbers/);
  });
});
