import { describe, expect, it } from "vitest";
import { deepAnn } from "../../../experiments/deep-ann/index.js";
import { dealFingers, openSet } from "../../../experiments/deep-ann/openSet.js";
import { decide, openSetFold } from "../../../experiments/deep-ann/openSetFold.js";
import { classThresholds } from "../../../experiments/shared/ann/classThresholds.js";
import { sizesNote } from "../../../experiments/shared/network/sizesNote.js";
import { createStream } from "../../../src/random/createStream.js";
import { bad, families, good, inputs, itemsOf, labels } from "../classifiers/tiny.js";
import { runStage } from "../shared/runStage.js";

const SMALL = { input: {}, shares: {}, ann: {} };
const { size: _, ...ann } = families.ann;
const sides = { training: itemsOf(["1", "2", "3"]), validation: itemsOf(["4"]), test: itemsOf(["5"], [0]) };

describe("the thresholds of classes", () => {
  it("lie halfway between the least probability of an own print and the greatest of another's", () => {
    // Prints × classes; the first two prints are of class 0, the third of class 1.
    const probabilities = [0.9, 0.1, 0.7, 0.3, 0.2, 0.8];
    expect(classThresholds(probabilities, [0, 0, 1], 2)).toEqual([
      expect.closeTo((0.7 + 0.2) / 2),
      expect.closeTo((0.8 + 0.3) / 2),
    ]);
  });

  it("take 1 for a class without a print of its own, and 0 where there is no other's", () => {
    expect(classThresholds([0.6, 0.4], [0], 2)).toEqual([expect.closeTo(0.3), expect.closeTo(0.7)]);
  });
});

describe("a decision", () => {
  it("names the likeliest class, with its probability and its threshold", () => {
    const decisions = decide([7, 8, 9], [0.9, 0.1, 0.3, 0.7, 0.4, 0.6], [0, 0, -1], [0.45, 0.55]);
    expect(decisions).toEqual([
      { item: 7, enrolled: true, right: true, confidence: 0.9, threshold: 0.45 },
      { item: 8, enrolled: true, right: false, confidence: 0.7, threshold: 0.55 },
      { item: 9, enrolled: false, right: false, confidence: 0.6, threshold: 0.55 },
    ]);
  });
});

describe("a fold of the open set", () => {
  const fold = (enrolled: number[]) => openSetFold(good, sides, labels, enrolled, ann, [1, "test"], "fold");

  it("names the enrolled fingers' prints rightly and never an unknown one's", () => {
    const decisions = fold([0, 2]);
    expect(decisions.map(({ item }) => item)).toEqual(sides.test);
    expect(decisions.map(({ enrolled, right }) => [enrolled, right])).toEqual([
      [true, true],
      [false, false],
      [true, true],
    ]);
    for (const { confidence, threshold } of decisions) {
      for (const value of [confidence, threshold]) expect(value).toBeGreaterThan(0);
      for (const value of [confidence, threshold]) expect(value).toBeLessThanOrEqual(1);
    }
  });

  it("takes no unknown finger's validation print into a threshold, which would lift one of two above a half of 1 and a half", () => {
    for (const enrolled of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      for (const { threshold } of fold(enrolled)) expect(threshold).toBeLessThan(0.65);
    }
  });

  it("does not depend on the order in which other fingers are unknown", () => {
    expect(fold([1, 2]).map(({ enrolled, right }) => [enrolled, right])).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
  });
});

describe("the open set", async () => {
  const trained = { splitBy: "impression" as const, ...sides };
  const stage = (folds: number) =>
    runStage(openSet, {
      config: { ann: families.ann, openSet: { folds } },
      inputs: { inputs, trained, tuned: good, start: bad },
    } as never);
  const open = await stage(3);

  it("has every test print once as one of an unknown finger, else as one of an enrolled one, on both kinds of vectors", () => {
    expect(open.map(({ source }) => source)).toEqual(["tuned by impression", "network before tuning"]);
    for (const { decisions } of open) {
      expect(decisions).toHaveLength(9);
      for (const item of sides.test) {
        const own = decisions.filter((decision) => decision.item === item);
        expect(own.filter(({ enrolled }) => !enrolled)).toHaveLength(1);
        expect(own.filter(({ enrolled }) => enrolled)).toHaveLength(2);
      }
    }
  });

  it("names enrolled prints rightly on vectors that tell fingers apart, and wrongly on others", () => {
    const right = open.map(({ decisions }) => decisions.filter((decision) => decision.right).length);
    expect(right[0]).toBe(6);
    expect(right[1]).toBeLessThan(3);
  });

  it("has no more parts than there are fingers", async () => {
    expect(open.map(({ parts }) => parts)).toEqual([3, 3]);
    expect((await stage(9)).map(({ parts }) => parts)).toEqual([3, 3]);
  });
});

describe("the number of folds", () => {
  const allowed = (folds: number) => deepAnn.config.safeParse({ ...SMALL, openSet: { folds } }).success;

  it("is 0, or 2 and more", () => {
    expect([0, 1, 2, 100, 101, -1].map(allowed)).toEqual([true, false, true, true, false, false]);
  });
});

describe("fingers dealt into parts", () => {
  it("are all there once, in parts that differ by one at most", () => {
    const parts = dealFingers(10, 4, createStream(1, "test"));
    expect(parts.map(({ length }) => length)).toEqual([3, 3, 2, 2]);
    expect(parts.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("are no part for 0, and no empty one", () => {
    expect(dealFingers(10, 0, createStream(1, "test"))).toEqual([]);
    expect(dealFingers(2, 3, createStream(1, "test"))).toHaveLength(2);
  });

  it("are in random order", () => {
    const at = (seed: number) => dealFingers(10, 2, createStream(seed, "test"));
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
  });
});

describe("the note on sizes", () => {
  it("counts training and validation prints by each split", () => {
    const runs = [
      { splitBy: "image" as const, sizes: { training: 5, validation: 2, test: 1 } },
      { splitBy: "impression" as const, sizes: { training: 4, validation: 3, test: 2 } },
    ];
    expect(sizesNote(runs)).toBe(
      "5 training and 2 validation pictures by image, 4 training and 3 validation pictures by impression",
    );
  });
});
