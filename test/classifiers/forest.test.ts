import { describe, expect, it } from "vitest";
import { forest } from "../../src/classifiers/forest.js";
import { growTree, type Tree } from "../../src/classifiers/growTree.js";
import { createStream } from "../../src/random/createStream.js";
import { formulaRows } from "./samples.js";

function name(tree: Tree, row: Float32Array): number {
  let node = 0;
  while (tree.column[node] >= 0) node = row[tree.column[node]] <= tree.threshold[node] ? tree.left[node] : tree.right[node];
  return tree.shares[node].indexOf(1);
}

function columnsOf({ rows, columns, data }: { rows: number; columns: number; data: Float32Array }) {
  const turned = Float32Array.from(data, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)]);
  return { rows, columns, data: turned };
}

describe("a tree", () => {
  it("of all rows and columns is scikit-learn 1.9.1's DecisionTreeClassifier", () => {
    const { features, labels, classes } = formulaRows(30, 0);
    const sample = Int32Array.from({ length: 30 }, (_, i) => i);
    const tree = growTree(columnsOf(features), labels, classes, sample, 4, createStream(1, "tree"));
    expect(tree.column).toHaveLength(19);
    expect(tree.column.filter((c) => c < 0)).toHaveLength(10);
    expect([tree.column[0], Number(tree.threshold[0].toFixed(6))]).toEqual([0, 0.703522]);
  });

  it("splits negative, zero and positive values in their order, at the middle", () => {
    const features = { rows: 4, columns: 1, data: Float32Array.of(-2, -0, 1, -3) };
    const tree = growTree(features, Int32Array.of(0, 1, 1, 0), 2, Int32Array.of(0, 1, 2, 3), 1, createStream(1, "tree"));
    expect(tree.threshold[0]).toBe(-1);
    expect([-2.5, -1, -0.5, 4].map((v) => name(tree, Float32Array.of(v)))).toEqual([0, 0, 1, 1]);
  });

  it("ends in the shares of the classes where no column varies", () => {
    const features = { rows: 4, columns: 2, data: Float32Array.of(1, 1, 1, 1, 5, 5, 5, 5) };
    const tree = growTree(features, Int32Array.of(0, 1, 1, 1), 2, Int32Array.of(0, 1, 2, 3), 2, createStream(1, "tree"));
    expect(tree.column).toEqual([-1]);
    expect([...tree.shares[0]]).toEqual([0.25, 0.75]);
  });

  it("looks past columns that do not vary, as many as there are", () => {
    const rows = 6;
    const data = new Float32Array(100 * rows);
    for (let r = 0; r < rows; r++) data[57 * rows + r] = r;
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1);
    const sample = Int32Array.from({ length: rows }, (_, i) => i);
    const tree = growTree({ rows, columns: 100, data }, labels, 2, sample, 1, createStream(1, "tree"));
    expect([tree.column[0], tree.threshold[0]]).toEqual([57, 2.5]);
  });
});

describe("a forest", () => {
  it("sees every print, the first one, too: it alone tells its class", async () => {
    // Only the first row's value lies apart; a tree that was not shown it could name nothing but the other class.
    const rows = 12;
    const data = Float32Array.from({ length: rows }, (_, row) => (row === 0 ? 9 : row / rows));
    const labels = Int32Array.from({ length: rows }, (_, row) => (row === 0 ? 1 : 0));
    const training = { features: { rows, columns: 1, data }, labels, classes: 2 };
    const family = forest({ trees: 200 });
    const fitted = await family.fit(training, createStream(1, "forest"));
    expect([...(await fitted.predict({ rows: 2, columns: 1, data: Float32Array.of(9, 0.5) }))]).toEqual([1, 0]);
  });
});
