import { describe, expect, it } from "vitest";
import { innerFolds } from "../../src/classifiers/innerFolds.js";
import { innerProducts } from "../../src/classifiers/innerProducts.js";
import { decide, trainMachines } from "../../src/classifiers/libsvm.js";
import { coupled, fitSlope } from "../../src/classifiers/pairwise.js";
import { fitSvm } from "../../src/classifiers/svm.js";
import { createStream } from "../../src/random/createStream.js";
import { formulaRows } from "./samples.js";

describe("the support vector machines", () => {
  const { features, labels } = formulaRows(30, 0);
  const test = formulaRows(12, 100).features;

  it("decide as scikit-learn 1.9.1's SVC does (C 10, RBF with γ 0.3 over the mean squared distance from the mean)", async () => {
    const gram = innerProducts(features, features);
    const n = features.rows;
    const ownSquares = Array.from({ length: n }, (_, i) => gram[i * n + i]);
    const scale = ownSquares.reduce((s, v) => s + v, 0) / n - gram.reduce((s, v) => s + v, 0) / n ** 2;
    const testSquares = Array.from({ length: 12 }, (_, i) => innerProducts(row(test, i), row(test, i))[0]);
    const kernel = (inner: Float64Array, squares: number[]) =>
      inner.map((v, i) => Math.exp((-0.3 * (squares[Math.floor(i / n)] + ownSquares[i % n] - 2 * v)) / scale));
    const machines = await trainMachines(kernel(gram, ownSquares), labels, 10);
    const decisions = decide(machines, kernel(innerProducts(test, features), testSquares), n);
    const theirs = [
      [1.000156, 1.000233, 2.090043],
      [-1.001667, 0.196513, 0.99996],
      [-2.360651, -0.999919, -1.000252],
      [1.001958, 1.000094, 3.020107],
    ];
    theirs.flat().forEach((value, i) => {
      expect(Math.abs(decisions[i] - value)).toBeLessThan(5e-3);
    });
  });

  it("separate two points halfway between them", async () => {
    const kernel = Float64Array.of(1, -1, -1, 1);
    const machines = await trainMachines(kernel, Int32Array.of(0, 1), 1e3);
    expect(machines.machines[0].offset).toBeCloseTo(0, 6);
    expect([...decide(machines, Float64Array.of(1, -1, -1, 1), 2)].map((v) => Number(v.toFixed(6)))).toEqual([1, -1]);
  });

  it("learn with one row of each class, where there is nothing to search with", async () => {
    const gram = Float64Array.of(1, 0, 0, 1);
    const fitted = await fitSvm(gram, { labels: Int32Array.of(0, 1), classes: 2 }, { costs: [1, 7, 9] }, createStream(1, "svm"));
    expect(fitted.chosen).toEqual({ cost: 7, gamma: 0.3 });
    expect([...fitted.predict({ inner: gram, squares: Float64Array.of(1, 1) })]).toEqual([0, 1]);
  });

  it("decide the same wherever the vectors lie and however long they are, for γ is taken over their spread", async () => {
    const moved = { ...features, data: features.data.map((value) => 8 * value + 16) };
    const fitted = await Promise.all(
      [features, moved].map((rows) =>
        fitSvm(innerProducts(rows, rows), { labels, classes: 3 }, { costs: [1, 10], gammas: [0.1, 0.3] }, createStream(1, "svm")),
      ),
    );
    expect(fitted[1]!.chosen).toEqual(fitted[0]!.chosen);
    const [one, other] = [features, moved].map((rows, i) => {
      const inner = innerProducts(rows, rows);
      const squares = Float64Array.from({ length: rows.rows }, (_, k) => inner[k * rows.rows + k]!);
      return fitted[i]!.predictProbabilities({ inner, squares });
    });
    for (const [i, value] of one!.entries()) expect(Math.abs(value - other![i]!)).toBeLessThan(1e-3);
  });

  it("refuse costs that are none", async () => {
    const fit = fitSvm(
      Float64Array.of(1, 0, 0, 1),
      { labels: Int32Array.of(0, 1), classes: 2 },
      { costs: [] },
      createStream(1, "svm"),
    );
    await expect(fit).rejects.toThrow("the costs of a support vector machine must be positive numbers");
  });
});

describe("the inner folds", () => {
  it("keep a group together and part every class's groups", () => {
    const labels = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const groups = Int32Array.of(10, 10, 11, 11, 20, 20, 21, 21);
    const folds = innerFolds(labels, groups, 2, createStream(5, "folds"))!;
    for (const at of [0, 2, 4, 6]) expect(folds[at]).toBe(folds[at + 1]);
    expect(folds[0]).not.toBe(folds[2]);
    expect(folds[4]).not.toBe(folds[6]);
  });

  it("are none where every class has one group", () => {
    expect(innerFolds(Int32Array.of(0, 1), Int32Array.of(0, 1), 3, createStream(5, "folds"))).toBeUndefined();
  });
});

describe("the probabilities of pairs", () => {
  it("couple to the class probabilities that they came from", () => {
    const wanted = [0.5, 0.3, 0.2];
    const pairs = [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const;
    const machines = pairs.map(([first, second]) => ({
      first,
      second,
      rows: new Int32Array(0),
      coefficients: new Float64Array(0),
      offset: 0,
    }));
    // p/(p + q) = 1/(1 + e^−f) for f = log(p/q).
    const decisions = Float64Array.from(pairs, ([a, b]) => Math.log(wanted[a] / wanted[b]));
    const found = coupled({ classes: [0, 1, 2], machines }, decisions, 3, 1);
    wanted.forEach((p, c) => {
      expect(found[c]).toBeCloseTo(p, 12);
    });
  });

  it("have the slope whose likelihood with Platt's target is greatest", () => {
    // All margins 1: the sigmoid must reach the target (n + 1)/(n + 2) = 11/12, so e^−slope = 1/11.
    expect(fitSlope(new Array<number>(10).fill(1))).toBeCloseTo(Math.log(11), 9);
    expect(fitSlope([])).toBe(1);
  });
});

function row({ columns, data }: { columns: number; data: Float32Array }, i: number) {
  return { rows: 1, columns, data: data.slice(i * columns, (i + 1) * columns) };
}
