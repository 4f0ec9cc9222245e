import { expect, it } from "vitest";
import { oddComparisons } from "../../src/metrics/oddComparisons.js";
import type { Compared, ScoreSet } from "../../src/metrics/scoreSet.js";

function setOf(pairs: readonly (readonly [number, number])[], unnamed = false): ScoreSet {
  const compared: Compared = {
    prints: ["a", "b", "c"],
    unnamed,
    fingers: ["1", "2"],
    fingerOf: Int32Array.of(0, 0, 1),
    probe: Int32Array.from(pairs, ([probe]) => probe),
    gallery: Int32Array.from(pairs, ([, gallery]) => gallery),
  };
  return { scores: new Float64Array(pairs.length), genuine: new Uint8Array(pairs.length), compared };
}

it("counts a comparison for each time that its two prints came before in the same order, and those of a print with itself", () => {
  const pairs = [
    [0, 1],
    [1, 0],
    [0, 1],
    [0, 2],
    [2, 2],
    [0, 1],
  ] as const;
  expect(oddComparisons(setOf(pairs))).toEqual({ repeated: 2, self: 1 });
  expect(oddComparisons(setOf(pairs.slice(0, 2)))).toEqual({ repeated: 0, self: 0 });
});

it("counts none where prints have no names", () => {
  expect(
    oddComparisons(
      setOf(
        [
          [0, 0],
          [0, 0],
        ],
        true,
      ),
    ),
  ).toEqual({ repeated: 0, self: 0 });
});
