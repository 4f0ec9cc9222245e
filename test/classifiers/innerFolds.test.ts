import { describe, expect, it } from "vitest";
import { innerFolds } from "../../src/classifiers/innerFolds.js";
import { createStream } from "../../src/random/createStream.js";

const stream = () => createStream(3, "test/innerFolds");

describe("inner folds", () => {
  it("keep the rows of a group together and deal each class's groups evenly", () => {
    // Three classes of six groups, two rows a group.
    const labels = Int32Array.from({ length: 36 }, (_, row) => Math.floor(row / 12));
    const groups = Int32Array.from({ length: 36 }, (_, row) => row >> 1);
    const folds = innerFolds(labels, groups, 3, stream())!;
    expect(folds).toHaveLength(36);
    for (let row = 0; row < 36; row += 2) expect(folds[row]).toBe(folds[row + 1]);
    for (let label = 0; label < 3; label++) {
      const own = folds.filter((_, row) => labels[row] === label);
      expect([0, 1, 2].map((fold) => own.filter((f) => f === fold).length)).toEqual([4, 4, 4]);
    }
    expect(innerFolds(labels, groups, 3, createStream(4, "test/innerFolds"))).not.toEqual(folds);
  });

  it("are none where no class has two groups, and some where one has", () => {
    expect(innerFolds(Int32Array.of(0, 0, 1, 1), Int32Array.of(5, 5, 6, 6), 2, stream())).toBeUndefined();
    const folds = innerFolds(Int32Array.of(0, 0, 1, 1), Int32Array.of(5, 5, 6, 7), 2, stream())!;
    expect([...folds.subarray(2)].sort()).toEqual([0, 1]);
    expect(folds[0]).toBe(folds[1]);
  });
});
