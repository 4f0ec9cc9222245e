import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dPrime } from "../../src/metrics/dPrime.js";
import { equalErrorRate, nearestErrorRate } from "../../src/metrics/equalErrorRate.js";
import { type ErrorCurve, errorCurve } from "../../src/metrics/errorCurve.js";
import { eerThreshold, fmrAtFnmr, fnmrAtFmr, operatingPoint, thresholdAtFmr } from "../../src/metrics/operatingPoint.js";
import { readScores } from "../../src/metrics/readScores.js";
import { rocConvexHull } from "../../src/metrics/rocConvexHull.js";
import { thinCurve } from "../../src/metrics/thinCurve.js";
import reference from "./reference/scikit.json" with { type: "json" };
import { setOf } from "./setOf.js";

const rates = (curve: ErrorCurve) => ({
  eer: equalErrorRate(curve),
  eerHull: equalErrorRate(rocConvexHull(curve)),
  eerNearest: nearestErrorRate(curve),
  threshold: eerThreshold(curve),
  fmr100: fnmrAtFmr(curve, 1 / 100),
  fmr1000: fnmrAtFmr(curve, 1 / 1000),
  fmr10000: fnmrAtFmr(curve, 1 / 10000),
  zeroFmr: fnmrAtFmr(curve, 0),
  zeroFnmr: fmrAtFnmr(curve, 0),
  dPrime: dPrime(curve),
});

function expectClose(actual: Record<string, number>, expected: Record<string, number>) {
  expect(Object.keys(actual)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) expect(actual[name], name).toBeCloseTo(value, 12);
}

/** Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27, 2006, figure 3: 20 instances by falling score. */
const fawcett = (() => {
  const classes = "ppnpppnnpnpnpnnnpnpn";
  const scores = [
    0.9, 0.8, 0.7, 0.6, 0.55, 0.54, 0.53, 0.52, 0.51, 0.505, 0.4, 0.39, 0.38, 0.37, 0.36, 0.35, 0.34, 0.33, 0.3, 0.1,
  ];
  const of = (kind: string) => scores.filter((_, i) => classes[i] === kind);
  return errorCurve(setOf(of("p"), of("n")));
})();

describe("the error curve", () => {
  it("goes through the points of Fawcett's worked example: (0.1, 0.5) at 0.54, the most accurate one", () => {
    const { fmr, fnmr } = operatingPoint(fawcett, 0.54);
    expect([fmr, 1 - fnmr]).toEqual([0.1, 0.5]);
    const accuracy = Array.from(fawcett.fmr, (rate, i) => 1 - (rate + fawcett.fnmr[i]) / 2);
    expect(Math.max(...accuracy)).toBeCloseTo(0.7, 12);
    expect(fawcett.thresholds[accuracy.indexOf(Math.max(...accuracy))]).toBe(0.54);
  });

  it("goes through the points of the example in scikit-learn's manual of roc_curve", () => {
    const { fmr, fnmr, thresholds } = errorCurve(setOf([0.35, 0.8], [0.1, 0.4]));
    expect(Array.from(thresholds)).toEqual([0.1, 0.35, 0.4, 0.8, Number.POSITIVE_INFINITY]);
    expect(Array.from(fmr).reverse()).toEqual([0, 0, 0.5, 0.5, 1]);
    expect(Array.from(fnmr, (rate) => 1 - rate).reverse()).toEqual([0, 0.5, 0.5, 1, 1]);
  });

  it("moves both rates at once where a genuine and an impostor score are equal", () => {
    const { fmr, fnmr } = errorCurve(setOf([1, 1, 2], [0, 1]));
    expect(Array.from(fmr)).toEqual([1, 0.5, 0, 0]);
    expect(Array.from(fnmr, (rate) => Math.round(3 * rate))).toEqual([0, 0, 2, 3]);
    expect(errorCurve(setOf([0, 1], [-0, 2])).thresholds).toHaveLength(4);
  });

  it("rejects failed comparisons at every finite threshold", () => {
    const curve = errorCurve(setOf([Number.NEGATIVE_INFINITY, 5, 6, 7], [Number.NEGATIVE_INFINITY, 1, 2, 3]));
    expect(operatingPoint(curve, -1e300)).toEqual({ fmr: 0.75, fnmr: 0.25, hter: 0.5 });
    expect(fnmrAtFmr(curve, 0)).toBe(0.25);
    expect(fmrAtFnmr(curve, 0)).toBe(1);
    expect(dPrime(curve)).toBeCloseTo(4 / Math.sqrt(2 / 3), 12);
    expect(thresholdAtFmr(curve, 0.8)).toBe(1);
  });

  it("refuses a set of one kind", () => {
    expect(() => errorCurve(setOf([1], []))).toThrow(/1 genuine, 0 impostor/);
    expect(() => errorCurve(setOf([], []))).toThrow(RangeError);
  });
});

describe("rates and thresholds", () => {
  for (const [name, { genuine, impostor, expected }] of Object.entries(reference.sets)) {
    it(`of scores with ${name} are scikit-learn 1.9.1's and bob.measure 6.1.1's`, () => {
      expectClose(rates(errorCurve(setOf(genuine, impostor))), expected);
    });
  }

  it("of scores that do not overlap are 0, and the threshold lies between", () => {
    const curve = errorCurve(setOf([6, 7], [1, 2]));
    expect([equalErrorRate(curve), equalErrorRate(rocConvexHull(curve)), fnmrAtFmr(curve, 0)]).toEqual([0, 0, 0]);
    expect(eerThreshold(curve)).toBe(4);
    expect(thresholdAtFmr(curve, 0)).toBe(4);
  });

  it("of scores that say nothing are one half", () => {
    const curve = errorCurve(setOf([1, 2, 3], [1, 2, 3]));
    expect(equalErrorRate(curve)).toBe(0.5);
    expect(equalErrorRate(rocConvexHull(curve))).toBe(0.5);
  });

  it("leave no finite threshold without a false match where the highest score is an impostor's", () => {
    expect(thresholdAtFmr(errorCurve(setOf([1], [2])), 0)).toBe(Number.POSITIVE_INFINITY);
    expect(eerThreshold(errorCurve(setOf([2], [1])))).toBe(1.5);
    expect(eerThreshold(errorCurve(setOf([3, 3], [3])))).toBe(Number.POSITIVE_INFINITY);
  });

  it("have a d′ of 3 for means 5 and 2 and variances 1", () => {
    expect(dPrime(errorCurve(setOf([4, 6], [1, 3])))).toBe(3);
  });

  it("lie on a hull that is convex, below the curve, and ends where the curve ends", () => {
    const { fmr, fnmr } = rocConvexHull(fawcett);
    expect([fmr[0], fnmr[0], fmr.at(-1), fnmr.at(-1)]).toEqual([1, 0, 0, 1]);
    const slopes = Array.from(fmr.subarray(1), (rate, i) => (fnmr[i + 1] - fnmr[i]) / (fmr[i] - rate));
    for (let i = 1; i < slopes.length; i++) expect(slopes[i]).toBeGreaterThan(slopes[i - 1]);
    expect(equalErrorRate({ fmr, fnmr })).toBeLessThanOrEqual(equalErrorRate(fawcett));
  });
});

describe("the thinned curve", () => {
  it("keeps points without a rate of 0, however many scores there are", () => {
    const many = Array.from({ length: 20000 }, (_, i) => Math.sin(i) + (i % 7));
    const { fmr, fnmr } = thinCurve(
      errorCurve(
        setOf(
          many,
          many.map((score) => score - 2),
        ),
      ),
    );
    expect(fmr.length).toBeLessThan(2000);
    expect(fmr.length).toBeGreaterThan(200);
    expect(Math.min(...fmr, ...fnmr)).toBeGreaterThan(0);
  });
});

const folder = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "reference", "bozorth3");

describe.skipIf(!existsSync(folder))("bozorth3's scores of real prints (RIDGELAB_TEST_DATA)", () => {
  for (const [name, percent] of [
    ["fvc2000-db1_b", 10.8],
    ["fvc2002-db1_b", 5.5],
    ["fvc2004-db4_b", 6.2],
  ] as const) {
    it(`of ${name} have an EER of ${percent} %, and the other rates of scikit-learn and bob.measure`, () => {
      const found = rates(errorCurve(readScores(join(folder, `${name}.csv`))));
      expect(Number((100 * found.eerNearest).toFixed(1))).toBe(percent);
      expectClose(found, reference.bozorth3[name].expected);
    });
  }
});
