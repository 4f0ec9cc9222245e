import { describe, expect, it } from "vitest";
import { chooseClasses, choosePrints } from "../../../experiments/shared/choosePrints.js";
import type { PrintSource } from "../../../experiments/shared/openPrints.js";

/** A data set of fingers with so many impressions each. */
function source(counts: Record<string, number>): PrintSource {
  const fingers = Object.keys(counts);
  const prints = fingers.flatMap((finger) =>
    Array.from({ length: counts[finger]! }, (_, i) => ({ finger, impression: String(i + 1), file: `${finger}_${i + 1}.png` })),
  );
  return { name: "set", kind: "real", digest: "", fingers, prints, read: async () => [] };
}

const files = (prints: readonly { file: string }[]) => prints.map(({ file }) => file.replace(".png", ""));

describe("the prints chosen", () => {
  it("are the first impressions of the first fingers", () => {
    expect(files(choosePrints(source({ a: 3, b: 3, c: 3 }), 2, 2))).toEqual(["a_1", "a_2", "b_1", "b_2"]);
    expect(files(choosePrints(source({ a: 3, b: 3 }), 1, 1))).toEqual(["a_1"]);
  });

  it("are all there are where there are fewer", () => {
    expect(files(choosePrints(source({ a: 1, b: 3 }), 9, 2))).toEqual(["a_1", "b_1", "b_2"]);
  });

  it("go through a list of numbers finger by finger, and then again", () => {
    expect(files(choosePrints(source({ a: 3, b: 3, c: 3 }), 3, [1, 2]))).toEqual(["a_1", "b_1", "b_2", "c_1"]);
  });
});

describe("the classes chosen", () => {
  it("leave out a finger of one impression, and take the next instead", () => {
    const chosen = chooseClasses(source({ a: 2, b: 1, c: 3, d: 2 }), 3, 2);
    expect(files(chosen)).toEqual(["a_1", "a_2", "c_1", "c_2", "d_1", "d_2"]);
  });

  it("are two fingers of two impressions at least, or as many as are needed", () => {
    expect(files(chooseClasses(source({ a: 2, b: 1, c: 2 }), 9, 2))).toEqual(["a_1", "a_2", "c_1", "c_2"]);
    expect(() => chooseClasses(source({ a: 2, b: 1, c: 1 }), 3, 2)).toThrow(
      "set must have at least 2 fingers with 2 impressions each, so that fingers can be told apart; got 1 of 3",
    );
    expect(chooseClasses(source({ a: 2, b: 2, c: 2, d: 2 }), 2, 2, 4)).toHaveLength(4);
    expect(() => chooseClasses(source({ a: 2, b: 2, c: 2 }), 3, 2, 4)).toThrow(
      "set must have at least 4 fingers with 2 impressions each, so that fingers can be told apart; got 3 of 3",
    );
  });
});
