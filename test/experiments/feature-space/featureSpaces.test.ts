import { describe, expect, test } from "vitest";
import { featureSpaces } from "../../../experiments/feature-space/featureSpaces.js";
import { createStream } from "../../../src/random/createStream.js";

describe("featureSpaces", () => {
  test("keeps one of a feature and its copy, and measures on fingers that did not choose it", () => {
    const stream = createStream(1, "a test");
    const rows = Array.from({ length: 24 }, (_, i) => {
      const finger = Math.floor(i / 3);
      const telling = finger + 0.05 * stream.normal();
      return [telling, -2 * telling + 1, 0.05 * stream.normal()];
    });
    const table = {
      names: ["a", "copy of a", "noise"],
      rows,
      finger: rows.map((_, i) => `f${Math.floor(i / 3)}`),
      impression: rows.map((_, i) => i % 3),
    };
    const { spaces, evaluation } = featureSpaces(table, [0.95]);
    expect(evaluation).toEqual(["f1", "f3", "f5", "f7"]);
    expect(spaces[1]!.groups).toEqual([[0, 1], [2]]);
    expect(spaces[1]!.chosen).toEqual([0, 2]);
    expect(spaces.map(({ chosen }) => chosen.length)).toEqual([3, 2]);
  });

  test("says how weakly a group hangs together", () => {
    // b = a, c is half as strongly related to a; rows of the development fingers are the first, third, … finger's.
    const development = [-3, -1, 1, 3].map((a, i) => [a, a, 10 * a + [20, -20, -20, 20][i]!]);
    const rows = development.flatMap((row) => [row, [0, 0, 0]]);
    const table = {
      names: ["a", "b", "c"],
      rows,
      finger: rows.map((_, i) => `f${i}`),
      impression: rows.map(() => 0),
    };
    // ρ(a, c) = 200/√(20·(2000 + 1600)) = √(5/9).
    const { spaces, correlations } = featureSpaces(table, [0.5, 0.9]);
    expect(correlations[0]![2]).toBeCloseTo(Math.sqrt(5 / 9), 10);
    expect(spaces.map(({ weakest }) => weakest)).toEqual([
      [null, null, null],
      [expect.closeTo(Math.sqrt(5 / 9), 10)],
      [expect.closeTo(1, 10), null],
    ]);
  });

  test("names a print after its nearest neighbour among the other impressions, in features standardised on those", () => {
    // Development: f0 and f2. Evaluated: f1, two impressions at 0 and 1, and f3 at 10 and 4 (nearer to f1's first than to f3's).
    const prints = [
      ["f0", 0, 0],
      ["f0", 1, 1],
      ["f1", 0, 0],
      ["f1", 1, 1],
      ["f2", 0, 2],
      ["f2", 1, 3],
      ["f3", 0, 10],
      ["f3", 1, 4],
    ] as const;
    const table = {
      names: ["a"],
      rows: prints.map(([, , a]) => [a]),
      finger: prints.map(([finger]) => finger),
      impression: prints.map(([, impression]) => impression),
    };
    // 0 against 1 and 4: f1. 1 against 0 and 10: f1. 10 against 1 and 4: f3. 4 against 0 and 10: f1, which is wrong.
    expect(featureSpaces(table, []).spaces.map(({ right }) => right)).toEqual([
      [
        [1, 1],
        [1, 0],
      ],
    ]);
  });

  test("weighs features by how much they vary in the gallery, and takes one that does not vary as it is", () => {
    // The second feature is noise of a hundred times the first one's size; standardised, both count alike; the third is constant.
    const prints = [
      ["f0", 0, [0, 0, 5]],
      ["f0", 1, [1, 3, 5]],
      ["f1", 0, [0, 100, 5]],
      ["f1", 1, [0.1, 300, 5]],
      ["f2", 0, [1, 1, 5]],
      ["f2", 1, [0, 2, 5]],
      ["f3", 0, [9, 310, 5]],
      ["f3", 1, [9.1, 120, 5]],
    ] as const;
    const table = {
      names: ["a", "b", "c"],
      rows: prints.map(([, , row]) => row),
      finger: prints.map(([finger]) => finger),
      impression: prints.map(([, impression]) => impression),
    };
    const [first] = featureSpaces(table, []).spaces;
    // f1's second, (0.1, 300), against (0, 100) and (9, 310): deviations 4.5 and 105: 0.02² + 1.9² = 3.6 for f1, 1.98² + 0.1² = 3.9 for f3.
    // As they are, it would be 200 for f1 and 14 for f3.
    expect(first!.right[0]![1]).toBe(1);
  });

  test("standardises by deviations from the mean: a feature's offset changes nothing", () => {
    const rows = (offset: number) =>
      [
        [0, 0],
        [1, 1],
        [0, 100],
        [0.1, 300],
        [1, 1],
        [0, 2],
        [9, 310],
        [9.1, 120],
      ].map(([a, b]) => [a!, b! + offset]);
    const right = (offset: number) => {
      const finger = ["f0", "f0", "f1", "f1", "f2", "f2", "f3", "f3"];
      const table = { names: ["a", "b"], rows: rows(offset), finger, impression: finger.map((_, i) => i % 2) };
      return featureSpaces(table, []).spaces[0]!.right;
    };
    // As above: f1's second is nearest to f1's first, by deviations of 4.5 and 105.
    expect(right(0)[0]).toEqual([0, 1]);
    expect(right(1e5)).toEqual(right(0));
    expect(right(-200)).toEqual(right(0));
  });
});
