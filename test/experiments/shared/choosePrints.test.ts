import { describe, expect, it } from "vitest";
import { chooseClasses } from "../../../experiments/shared/choosePrints.js";
import type { PrintSource } from "../../../experiments/shared/openPrints.js";

/** A data set of fingers with so many impressions each. */
function source(counts: Record<string, number>): PrintSource {
  const fingers = Object.keys(counts);
  const prints = fingers.flatMap((finger) =>
    Array.from({ length: counts[finger]! }, (_, i) => ({ finger, impression: String(i + 1), file: `${finger}_${i + 1}.png` })),
  );
  return { name: "set", kind: "real", digest: "", fingers, prints, read: async () => [] };
}

describe("chooseClasses", () => {
  it("leaves out a finger of one impression, and takes the next instead", () => {
    const chosen = chooseClasses(source({ a: 2, b: 1, c: 3, d: 2 }), 3, 2);
    expect(chosen.map(({ file }) => file)).toEqual(["a_1.png", "a_2.png", "c_1.png", "c_2.png", "d_1.png", "d_2.png"]);
  });

  it("needs two fingers of two impressions, and says how many there are", () => {
    expect(() => chooseClasses(source({ a: 2, b: 1, c: 1 }), 3, 2)).toThrow(
      "to tell fingers apart takes at least 2 fingers with 2 impressions each; set has 1 of 3",
    );
  });
});
