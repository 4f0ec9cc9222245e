import { describe, expect, it } from "vitest";
import { parametersTable, scoresTable } from "../../../experiments/deep-ann/tables.js";
import { published } from "../../../src/papers.js";
import { made } from "../shared/network/made.js";

describe("the deep ANN's parameters", () => {
  it("are Table 6's, in all and layer by layer: weights, biases, and four for each unit of a BatchNorm", () => {
    const { rows } = parametersTable();
    expect(rows.map(({ ours }) => (typeof ours === "number" ? ours : (ours as { value: number }).value))).toEqual([
      412_117_268,
      412_108_564,
      8704,
      (100_352 + 1) * 4096,
      4 * 4096,
      (4096 + 1) * 256,
      4 * 256,
      (256 + 1) * 20,
    ]);
    // Only the three counts are printed; the layers agree with what the counts allow.
    expect(rows.map(({ verdict }) => verdict)).toEqual(["equal", "equal", "equal", null, null, null, null, null]);
    expect(rows.slice(3).every(({ published }) => published === null)).toBe(true);
    const workedOut = published("A", "architecture-deep-ann").rows!;
    expect(rows.slice(3).map(({ ours }) => ours)).toEqual(workedOut.map(({ parameters }) => parameters));
  });

  it("allow no other sizes of two hidden layers with BatchNorm after each", () => {
    const counts = (first: number, second: number) => ({
      frozen: 2 * (first + second),
      trainable: (100_352 + 3) * first + (first + 3) * second + (second + 1) * 20,
    });
    const found = Array.from({ length: 4351 }, (_, i) => [i + 1, 4351 - i]).filter(
      ([first, second]) => counts(first, second).trainable === 412_108_564,
    );
    expect(counts(4096, 256).frozen).toBe(8704);
    expect(found).toEqual([[4096, 256]]);
  });
});

describe("the deep ANN's scores", () => {
  it("stand beside Table 10's, in per cent", () => {
    const { rows, notes } = scoresTable(
      { data: { kind: "real" }, config: { weights: "imagenet" } },
      [made("image", { scores: [76, 80] })],
      "A note.",
    );
    expect(rows.map(({ what, published, ours }) => [what, published, ours])).toEqual(
      [
        ["accuracy (%), by image", 98, 95],
        ["macro precision (%), by image", 99, 94],
        ["macro recall (%), by image", 98, 93],
        ["macro f1 (%), by image", 98, 92],
      ].map(([what, theirs, ours]) => [
        what,
        { value: theirs, decimals: 0 },
        { value: expect.closeTo(ours as number, 10), decimals: 1 },
      ]),
    );
    expect(rows.map(({ verdict }) => verdict)).toEqual(["inside", "inside", "inside", "outside"]);
    expect(notes![0]).toBe("A note.");
  });
});
