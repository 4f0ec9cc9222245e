import { describe, expect, it } from "vitest";
import { allPairs, fvcPairs } from "../../src/metrics/pairs.js";
import { printsOf } from "./setOf.js";

const count = (pairs: readonly { genuine: boolean }[]) => {
  const genuine = pairs.filter((pair) => pair.genuine).length;
  return { genuine, impostor: pairs.length - genuine };
};

describe("the pairs of a list of prints", () => {
  it("are 2,800 genuine and 4,950 impostor ones in the FVC's protocol, as its rules say of 100 fingers with 8 impressions", () => {
    expect(count(fvcPairs(printsOf(100, 8)))).toEqual({ genuine: 2800, impostor: 4950 });
    expect(count(fvcPairs(printsOf(140, 12)))).toEqual({ genuine: 9240, impostor: 9730 });
  });

  it("are 280 genuine and 2,880 impostor ones of all, of 10 fingers with 8 impressions", () => {
    expect(count(allPairs(printsOf(10, 8)))).toEqual({ genuine: 280, impostor: 2880 });
  });

  it("hold first impressions only among impostors, each pair once, whatever the order of the prints", () => {
    const prints = [{ finger: "b" }, { finger: "a" }, { finger: "b" }, { finger: "a" }, { finger: "c" }];
    expect(fvcPairs(prints)).toEqual([
      { probe: 0, gallery: 2, genuine: true },
      { probe: 1, gallery: 3, genuine: true },
      { probe: 0, gallery: 1, genuine: false },
      { probe: 0, gallery: 4, genuine: false },
      { probe: 1, gallery: 4, genuine: false },
    ]);
    expect(allPairs(prints)).toHaveLength(10);
    expect(allPairs([])).toEqual([]);
  });
});
