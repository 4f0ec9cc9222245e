import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Matrix } from "../../src/classifiers/classifier.js";
import { type AskingTree, forest } from "../../src/classifiers/forest.js";
import { growTree } from "../../src/classifiers/growTree.js";
import { radixSort } from "../../src/classifiers/radixSort.js";
import { rankColumns, unranked } from "../../src/classifiers/rankColumns.js";
import { thresholds } from "../../src/classifiers/thresholds.js";
import { createStream } from "../../src/random/createStream.js";
import { formulaRows } from "./samples.js";

function name(tree: AskingTree, row: Float32Array): number {
  let node = 0;
  while (tree.column[node] >= 0) node = row[tree.column[node]] <= tree.threshold[node] ? tree.left[node] : tree.right[node];
  return tree.shares[node].indexOf(1);
}

/** A tree of a matrix, with the values up to which its nodes' rows go left. */
function grown(features: Matrix, labels: Int32Array, classes: number, perSplit: number): AskingTree {
  const sample = Int32Array.from({ length: features.rows }, (_, i) => i);
  const tree = growTree(rankColumns(features), labels, classes, sample, perSplit, createStream(1, "tree"));
  return { ...tree, threshold: thresholds(tree, features) };
}

describe("a tree", () => {
  it("of all rows and columns is scikit-learn 1.9.1's DecisionTreeClassifier", () => {
    const { features, labels, classes } = formulaRows(30, 0);
    const tree = grown(features, labels, classes, 4);
    expect(tree.column).toHaveLength(19);
    expect(tree.column.filter((c) => c < 0)).toHaveLength(10);
    expect([tree.column[0], Number(tree.threshold[0].toFixed(6))]).toEqual([0, 0.703522]);
  });

  it("splits negative, zero and positive values in their order, at the middle", () => {
    const features = { rows: 4, columns: 1, data: Float32Array.of(-2, -0, 1, -3) };
    const tree = grown(features, Int32Array.of(0, 1, 1, 0), 2, 1);
    expect(tree.threshold[0]).toBe(-1);
    expect([-2.5, -1, -0.5, 4].map((v) => name(tree, Float32Array.of(v)))).toEqual([0, 0, 1, 1]);
  });

  it("takes, of splits that leave one class on each side, the first column drawn, of however many", () => {
    // All 9,000 columns part the two classes, at a threshold of their own each: more than are read at once.
    const columns = 9000;
    const data = Float32Array.from({ length: 4 * columns }, (_, i) => (i < 2 * columns ? -1 : i % columns));
    const labels = Int32Array.of(0, 0, 1, 1);
    const first = createStream(1, "tree").integer(columns);
    expect(grown({ rows: 4, columns, data }, labels, 2, columns).column).toEqual([first, -1, -1]);
  });

  it("takes, of equal splits that leave classes mixed, the first column drawn", () => {
    const columns = 7;
    const data = Float32Array.from({ length: 6 * columns }, (_, i) => Math.floor(i / columns));
    const first = createStream(1, "tree").integer(columns);
    expect(grown({ rows: 6, columns, data }, Int32Array.of(0, 0, 0, 1, 1, 0), 2, columns).column[0]).toBe(first);
  });

  it("takes, of a column's values, the one that parts the classes best, of equal ones the lowest, as trying all of them says", () => {
    const row = fc.record({ value: fc.integer({ min: -2, max: 4 }), label: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
        const values = Float32Array.from(rows, ({ value }) => value);
        const tree = grown(
          { rows: rows.length, columns: 1, data: values },
          Int32Array.from(rows, ({ label }) => label),
          3,
          1,
        );
        if (new Set(rows.map(({ label }) => label)).size === 1 || new Set(values).size === 1) return tree.column.length === 1;
        const purity = (side: typeof rows) =>
          [0, 1, 2].reduce((sum, k) => sum + side.filter(({ label }) => label === k).length ** 2, 0) / side.length;
        const scores = [...new Set(values)]
          .sort((a, b) => a - b)
          .slice(0, -1)
          .map((at) => ({
            at,
            score: purity(rows.filter(({ value }) => value <= at)) + purity(rows.filter(({ value }) => value > at)),
          }));
        const best = Math.max(...scores.map(({ score }) => score));
        return values[tree.below[0]] === scores.find(({ score }) => score === best)!.at;
      }),
    );
  });

  it("ends in the shares of the classes where no column varies", () => {
    const features = { rows: 4, columns: 2, data: Float32Array.of(1, 5, 1, 5, 1, 5, 1, 5) };
    const tree = grown(features, Int32Array.of(0, 1, 1, 1), 2, 2);
    expect(tree.column).toEqual([-1]);
    expect([...tree.shares[0]]).toEqual([0.25, 0.75]);
  });

  it("looks past columns that do not vary, as many as there are", () => {
    const rows = 6;
    const data = new Float32Array(100 * rows);
    for (let r = 0; r < rows; r++) data[r * 100 + 57] = r;
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1);
    const tree = grown({ rows, columns: 100, data }, labels, 2, 1);
    expect([tree.column[0], tree.threshold[0]]).toEqual([57, 2.5]);
  });
});

describe("columns", () => {
  const ranksOf = (...data: number[]) => [...rankColumns({ rows: data.length, columns: 1, data: Float32Array.from(data) }).ranks];

  it("are ranked by value; equal values, and the two zeros, have one rank", () => {
    expect(ranksOf(3, -0, 0, -1e30, 3, 7)).toEqual([2, 1, 1, 0, 2, 3]);
    expect(ranksOf(5, 5, 5)).toEqual([0, 0, 0]);
  });

  it("are ranked the same where one value lies so far out that all others are near", () => {
    const data = Float32Array.from({ length: 300 }, (_, i) => (i === 150 ? 1e30 : (i * 7919) % 300));
    const sorted = [...new Set(data)].sort((a, b) => a - b);
    expect(ranksOf(...data)).toEqual([...data].map((value) => sorted.indexOf(value)));
  });

  it("are ranked the same in parts, as threads do it", () => {
    const [rows, columns] = [5, 150];
    const features = { rows, columns, data: Float32Array.from({ length: rows * columns }, (_, i) => (i * 7919) % 101) };
    const parts = unranked(features);
    rankColumns(features, parts, 70, 150);
    rankColumns(features, parts, 0, 70);
    expect(parts).toEqual(rankColumns(features));
  });
});

describe("keys", () => {
  it.each([3, 24, 25, 1000])("are sorted by their upper bits, those alike in their old order: %i of them", (n) => {
    const keys = Uint32Array.from({ length: n }, (_, i) => (((i * 40503) % 700) << 12) | (n - i));
    const expected = [...keys].sort((a, b) => (a >>> 12) - (b >>> 12));
    radixSort(keys, new Uint32Array(n), n, 12, 10);
    expect([...keys]).toEqual(expected);
  });
});

describe("a forest", () => {
  it("refuses more rows than a rank has bits for", async () => {
    const rows = 65_537;
    const training = {
      features: { rows, columns: 1, data: Float32Array.from({ length: rows }, (_, row) => row) },
      labels: Int32Array.from({ length: rows }, (_, row) => row % 2),
      classes: 2,
    };
    const kind = forest({ trees: 1 });
    await expect(kind.fit(training, createStream(1, "rows"))).rejects.toThrow(
      "a forest learns from at most 65536 rows; given 65537",
    );
  });

  it("is the same on threads of its own as on one", async () => {
    const { forest: compiled } = (await import("../../dist/src/classifiers/forest.js" as string)) as { forest: typeof forest };
    const [rows, columns, classes] = [200, 700, 2];
    const noise = createStream(1, "columns");
    const features = { rows, columns, data: Float32Array.from({ length: rows * columns }, () => noise.normal()) };
    const labels = Int32Array.from({ length: rows }, (_, row) => row % classes);
    const learn = async (threads: string) => {
      vi.stubEnv("RIDGELAB_THREADS", threads);
      const kind = compiled({ trees: 15, perSplit: columns });
      const fitted = await kind.fit({ features, labels, classes }, createStream(1, "threads"));
      return [...fitted.predictProbabilities(features)];
    };
    expect(await learn("3")).toEqual(await learn("1"));
    vi.unstubAllEnvs();
  });

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
