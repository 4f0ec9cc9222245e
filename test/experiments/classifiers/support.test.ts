import { describe, expect, it } from "vitest";
import { errorsFor, onset, support, supportAt, supported } from "../../../experiments/classifiers/support.js";
import { onsetText, supportTable } from "../../../experiments/classifiers/tables.js";
import { runStage } from "../shared/runStage.js";

describe("what Table 10's accuracies support", async () => {
  const found = await runStage(support, {});
  const { readings } = found;

  it("is worked out from the errors that each number of prints allows", () => {
    expect(readings.map(({ n, ann, svm }) => [n, ann, svm])).toEqual([
      [43, [1], [3]],
      [57, [1], [4]],
      [297, [5, 6, 7], [20, 21, 22]],
    ]);
  });

  it("is nothing at 43 and 57 prints, and the order at 297 (two-sided binomial tests by hand)", () => {
    expect(readings.map(({ best }) => best)).toEqual([0.5, expect.closeTo(0.25, 10), expect.closeTo(2 ** -16, 10)]);
    // Twice the sum of the binomial coefficients of 27 over 0 to 7.
    expect(readings[2].least).toBeCloseTo((2 * 1_285_624) / 2 ** 27, 10);
    expect(readings.map(({ verdict }) => verdict)).toEqual([
      "not supported, however the errors overlap",
      "not supported, however the errors overlap",
      "supported",
    ]);
  });

  it("is a table with spans of errors and a sentence", () => {
    const { rows, notes } = supportTable(found);
    expect(rows.map(({ ann, svm }) => [ann, svm])).toEqual([
      ["1", "3"],
      ["1", "4"],
      ["5–7", "20–22"],
    ]);
    expect(notes![0]).toBe(
      "That the ANN exceeds the others (Table 10): at n = 43 not supported, however the errors overlap; at n = 57 not supported, however the errors overlap; at n = 297 supported.",
    );
  });

  it("is a curve over the number of prints, without those at which no errors are printed so, and the n from which it holds for good", () => {
    const { curve, best, least } = found;
    expect([curve[0].n, curve.at(-1)!.n]).toEqual([40, 300]);
    expect(curve.filter(({ ann, svm }) => ann.length === 0 || svm.length === 0)).toEqual([]);
    expect(curve.find(({ n }) => n === 297)).toEqual(readings[2]);
    // By math.comb of Python 3.
    expect(best).toEqual({ first: 107, forGood: 107 });
    expect(least).toEqual({ first: 185, forGood: 247 });
  });

  it("begins at its first n below the level, for good after the last that reaches it", () => {
    const curve = [0.06, 0.01, 0.05, 0.0499, 0.2, 0.04, 0.03].map((p, n) => ({ n, p }));
    expect(onset(curve)).toEqual({ first: 1, forGood: 5 });
    expect(onset(curve.slice(5))).toEqual({ first: 5, forGood: 5 });
    expect(onset(curve.slice(0, 3))).toEqual({ first: 1, forGood: undefined });
    expect(onset(curve.slice(0, 1))).toEqual({ first: undefined, forGood: undefined });
  });

  it("is said in words", () => {
    expect(onsetText({ first: 120, forGood: 120 })).toBe("from n = 120 on");
    expect(onsetText({ first: 277, forGood: undefined })).toBe("first at n = 277, and not for good");
    expect(onsetText({ first: 277, forGood: 301 })).toBe("first at n = 277, and for good from n = 301");
    expect(onsetText({ first: undefined, forGood: undefined })).toBe("nowhere");
  });

  it("would be an order where even disjoint errors differ: 0 against 50 % of 20 prints (2 × 2⁻¹⁰)", () => {
    const { ann, svm, best, least, verdict } = supportAt(20, 100, 50);
    expect([ann, svm]).toEqual([[0], [10]]);
    expect([best, least]).toEqual([expect.closeTo(2 ** -9, 12), expect.closeTo(2 ** -9, 12)]);
    expect(verdict).toBe("supported");
  });
});

describe("the verdict on an order", () => {
  it("is that it is supported where the least favourable overlap stays below 5 %", () => {
    expect(supported(0.001, 0.0499)).toBe("supported");
    expect(supported(0.001, 0.05)).toBe("depends on how the errors overlap");
  });

  it("is that it is not where the most favourable overlap reaches 5 %", () => {
    expect(supported(0.0499, 1)).toBe("depends on how the errors overlap");
    expect(supported(0.05, 1)).toBe("not supported, however the errors overlap");
  });
});

describe("the errors that an accuracy in whole per cents allows", () => {
  it("are those that round to it, halves up, from none to all", () => {
    // 199 of 200 is 99.5 %, printed as 100.
    expect(errorsFor(100, 200)).toEqual([0, 1]);
    expect(errorsFor(99, 200)).toEqual([2, 3]);
    expect(errorsFor(0, 3)).toEqual([3]);
  });

  it("are none where no number rounds to it", () => {
    expect(errorsFor(98, 10)).toEqual([]);
  });
});
