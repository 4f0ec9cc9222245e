import { describe, expect, it } from "vitest";
import { scoresOf } from "../../../../experiments/shared/network/scoresOf.js";
import { createStream } from "../../../../src/random/createStream.js";

const stream = createStream(1, "test/scoresOf");

describe("the scores of named prints", () => {
  it("are those worked out by hand, an absent class left out and an undefined precision 0", () => {
    // Rows of the confusion matrix: 1 1 0 0, 0 2 0 0, 1 0 0 0, and no print of the last class.
    const scores = scoresOf([0, 0, 1, 1, 2], [0, 1, 1, 1, 0], 4, stream);
    expect([scores.right, scores.n, scores.accuracy]).toEqual([3, 5, 0.6]);
    // Wilson's limits are the roots of (p − 0.6)² = 1.96² p (1 − p) / 5.
    for (const p of [scores.interval.low, scores.interval.high]) {
      expect((p - 0.6) ** 2).toBeCloseTo((1.959963985 ** 2 * p * (1 - p)) / 5, 8);
    }
    expect(scores.macro.precision.value).toBeCloseTo((1 / 2 + 2 / 3 + 0) / 3, 12);
    expect(scores.macro.recall.value).toBeCloseTo((1 / 2 + 1 + 0) / 3, 12);
    expect(scores.macro.f1.value).toBeCloseTo((2 / 4 + 4 / 5 + 0) / 3, 12);
  });

  it("have the rule of three over the fingers tested where all are right, or none is", () => {
    const all = scoresOf([0, 0, 1, 2, 3], [0, 0, 1, 2, 3], 9, stream);
    const intervals = (scores: typeof all) => [scores.byFinger, ...Object.values(scores.macro).map(({ interval }) => interval)];
    for (const interval of intervals(all)) expect(interval).toEqual({ low: 0.25, high: 1 });
    expect(all.interval.high).toBe(1);
    for (const interval of intervals(scoresOf([0, 1, 2, 3], [1, 2, 3, 0], 4, stream))) {
      expect(interval).toEqual({ low: 0, high: 0.75 });
    }
  });

  it("have intervals over the fingers drawn, two of which give three samples", () => {
    // Finger 0: a print right, one named 1. Finger 1: two right. Samples: 0 twice, 1 twice (a quarter of the draws each), or both.
    const { byFinger, macro } = scoresOf([0, 0, 1, 1], [0, 1, 1, 1], 2, stream);
    expect(byFinger).toEqual({ low: 0.5, high: 1 });
    expect(macro.recall.interval).toEqual({ low: 0.5, high: 1 });
    // Finger 1's precision is 2/3 also where finger 0, which caused its false positive, is not drawn.
    expect(macro.precision.interval).toEqual({ low: expect.closeTo(2 / 3, 12), high: 1 });
    expect(macro.f1.interval).toEqual({ low: expect.closeTo(2 / 3, 12), high: expect.closeTo(4 / 5, 12) });
  });

  it("weigh a finger's prints in the accuracy: one of one right, and three of six", () => {
    const { byFinger } = scoresOf([0, 1, 1, 1, 1, 1, 1], [0, 1, 1, 1, 2, 2, 2], 3, stream);
    expect(byFinger).toEqual({ low: 0.5, high: 1 });
  });

  it("lie within the macro scores' intervals, also where each finger is sometimes named as another", () => {
    // Ten fingers of four prints, one of each named as the next finger: recall and precision are 3/4 for every finger.
    const actual = Array.from({ length: 40 }, (_, i) => Math.floor(i / 4));
    const predicted = actual.map((label, i) => (i % 4 === 0 ? (label + 1) % 10 : label));
    const { accuracy, macro } = scoresOf(actual, predicted, 10, stream);
    expect(accuracy).toBe(0.75);
    expect(macro.recall.value).toBeCloseTo(0.75, 12);
    // Whichever fingers are drawn, each of them has recall, precision and F1 3/4.
    for (const { interval } of Object.values(macro)) {
      expect(interval).toEqual({ low: expect.closeTo(0.75, 12), high: expect.closeTo(0.75, 12) });
    }
  });

  it("draw from the given stream: the same again, others under another seed", () => {
    // Finger c has c prints right of 12.
    const actual = Array.from({ length: 144 }, (_, i) => Math.floor(i / 12));
    const predicted = actual.map((label, i) => (i % 12 < label ? label : (label + 1) % 12));
    const at = (seed: number) => scoresOf(actual, predicted, 12, createStream(seed, "test"));
    expect(at(1)).toEqual(at(1));
    expect(at(2).macro.f1.value).toBe(at(1).macro.f1.value);
    expect(at(2).macro.f1.interval).not.toEqual(at(1).macro.f1.interval);
    expect(at(2).byFinger).not.toEqual(at(1).byFinger);
  });
});
