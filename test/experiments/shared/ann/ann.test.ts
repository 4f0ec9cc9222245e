import { describe, expect, it } from "vitest";
import { annNote } from "../../../../experiments/shared/ann/annNote.js";
import { deepAnn } from "../../../../experiments/shared/ann/deepAnn.js";
import { componentRows, exactBytes, exactRows } from "../../../../experiments/shared/ann/fitAnnBySplit.js";
import { VECTOR_LENGTH } from "../../../../src/network/tailInput.js";
import { halfRowsOf } from "../../../network/halfRowsOf.js";
import { bad, families, good, inputs, itemsOf, labels } from "../../classifiers/tiny.js";
import { runStage } from "../runStage.js";

const sides = { training: itemsOf(["1", "2", "3"]), validation: itemsOf(["4"]), test: itemsOf(["5"], [0]) };

describe("the note on the ANN", () => {
  it("says that it saw components, if by one split alone", () => {
    expect(
      annNote([
        { inputs: 100_352, features: 100_352, splitBy: "image", hidden: [4096, 256] },
        { inputs: 99, features: 100_352, splitBy: "impression", hidden: [4096, 256] },
      ]),
    ).toBe(
      "ANN: Table 6's layers (4096 and 256 units) on all principal components of the training side (all 100352 features by image, 99 by impression), not on the 100352 features.",
    );
  });

  it("says that it saw all features where it did", () => {
    expect(annNote([{ inputs: 100_352, features: 100_352, splitBy: "image", hidden: [4096, 256] }])).toBe(
      "ANN: Table 6's layers (4096 and 256 units) at full size on all 100352 features by image.",
    );
    expect(annNote([{ inputs: 100_352, features: 100_352, splitBy: "image", hidden: [64] }])).toMatch(
      /^ANN: layers other than Table 6's \(64 units\) at full size/,
    );
  });
});

describe("coordinates along principal components", () => {
  const rows = componentRows(good, sides);
  const scale = Math.max(...sides.training.map((i) => good.greatest[i]));

  it("are those of every side's prints, distances between training prints being kept (over the scale)", () => {
    expect([rows.training.rows, rows.validation.rows, rows.test.rows]).toEqual([18, 6, 3]);
    const n = good.greatest.length;
    const product = (i: number, j: number) => good.products[i * n + j] / scale ** 2;
    for (const [a, b] of [
      [0, 1],
      [3, 17],
    ]) {
      const [i, j] = [sides.training[a], sides.training[b]];
      const { columns, data } = rows.training;
      const distance = Array.from({ length: columns }, (_, c) => (data[a * columns + c] - data[b * columns + c]) ** 2);
      expect(distance.reduce((sum, v) => sum + v)).toBeCloseTo(product(i, i) + product(j, j) - 2 * product(i, j), 4);
    }
  });

  it("are as many as are asked for", () => {
    expect(componentRows(good, sides, 2).test.columns).toBe(2);
  });
});

describe("the exact rows", () => {
  it("are the vectors over the scale, side by side", () => {
    const data = new Float32Array(4 * VECTOR_LENGTH);
    for (let row = 0; row < 4; row++) {
      data[row * VECTOR_LENGTH] = row + 1;
      data[(row + 1) * VECTOR_LENGTH - 1] = 10 * (row + 1);
    }
    const rows = exactRows(halfRowsOf(data), { training: [3, 0], validation: [1], test: [2] }, 2);
    expect([rows.training.rows, rows.validation.rows, rows.test.rows, rows.training.columns]).toEqual([2, 1, 1, VECTOR_LENGTH]);
    const ends = ({ data }: { data: Float32Array }) => [data[0], data.at(-1)];
    expect(ends(rows.training)).toEqual([2, 5]);
    expect(ends(rows.validation)).toEqual([1, 10]);
    expect(ends(rows.test)).toEqual([1.5, 15]);
  });

  it("take four bytes for each value, and for Table 6's parameters with two moments", () => {
    expect(exactBytes({ rows: 1484, columns: 100_352 }, 20)).toBe(4 * (3 * 412_117_268 + 1484 * 100_352));
  });
});

describe("the deep ANN by a split", () => {
  const train = (gram: typeof good) =>
    runStage(deepAnn, {
      config: { ann: families.ann },
      inputs: { inputs, trained: sides, gram, vectors: new Uint16Array() },
      given: { splitBy: "impression" },
    } as never);

  it("is trained on the training side, watched by validation, and names the test side", async () => {
    const found = await train(good);
    expect(found).toMatchObject({ splitBy: "impression", sizes: { training: 18, validation: 6, test: 3 }, test: sides.test });
    expect([...found.predictedReestimated]).toEqual(sides.test.map((i) => labels[i]));
    expect(found.history).toHaveLength(20);
    expect(found.hidden).toEqual(families.ann.hidden);
    expect(found.history.at(-1)!.valAccuracyReestimated).toBe(1);
    expect(found.history.at(-1)!.accuracy).toBe(1);
  });

  it("is wrong where validation and test prints look as others' training prints", async () => {
    const found = await train(bad);
    expect([...found.predictedReestimated]).toEqual(sides.test.map((i) => (labels[i] + 1) % 3));
    expect(found.history.at(-1)!.valAccuracyReestimated).toBe(0);
    expect(found.history.at(-1)!.accuracy).toBe(1);
  });
});
