import { describe, expect, it } from "vitest";
import { innerProducts } from "../../src/classifiers/innerProducts.js";
import { principalComponents } from "../../src/classifiers/principalComponents.js";
import { fitSvm } from "../../src/classifiers/svm.js";
import { createStream } from "../../src/random/createStream.js";
import { clouds, formulaRows } from "./samples.js";

describe("principal components by way of inner products", () => {
  it("are scikit-learn 1.9.1's PCA, but for signs", () => {
    const { features } = formulaRows(30, 0);
    const test = formulaRows(12, 100).features;
    const { variances, project } = principalComponents(innerProducts(features, features));
    expect([...variances].map((v) => Number(v.toFixed(5)))).toEqual([1.47605, 1.13909, 0.23373]);
    const { columns, data } = project(innerProducts(test, features));
    expect(columns).toBe(3);
    [1.54148, 1.38188, 0.145, 1.17484, 0.37976, 0.43993].forEach((size, i) => {
      expect(Math.abs(Math.abs(data[i]) - size)).toBeLessThan(1e-4);
    });
  });

  it("keep every distance between rows that are fewer than their columns", () => {
    const { features } = clouds(3, 5, 40, 1, createStream(1, "clouds")).training;
    const { scores } = principalComponents(innerProducts(features, features));
    expect(scores.columns).toBe(14);
    const distance = ({ columns, data }: typeof features, a: number, b: number) =>
      Math.hypot(...Array.from({ length: columns }, (_, c) => data[a * columns + c] - data[b * columns + c]));
    for (const [a, b] of [
      [0, 1],
      [2, 9],
      [13, 14],
    ]) {
      expect(distance(scores, a, b)).toBeCloseTo(distance(features, a, b), 4);
    }
  });

  it("put the training rows where they were, when projected, and take as many as are asked for", () => {
    const { features } = clouds(3, 5, 40, 1, createStream(1, "clouds")).training;
    const gram = innerProducts(features, features);
    const { scores, project } = principalComponents(gram, 5);
    expect(scores.columns).toBe(5);
    project(gram).data.forEach((v, i) => {
      expect(v).toBeCloseTo(scores.data[i], 4);
    });
  });

  it("refuse rows that are all equal", () => {
    expect(() => principalComponents(new Float64Array(9).fill(2))).toThrow("rows that are all equal");
  });
});

describe("inner products", () => {
  it("are the sums of products, over many blocks of columns", () => {
    const columns = 9001;
    const a = { rows: 2, columns, data: Float32Array.from({ length: 2 * columns }, (_, i) => (i % 7) - 3) };
    const b = { rows: 3, columns, data: Float32Array.from({ length: 3 * columns }, (_, i) => (i % 5) - 2) };
    const expected = [0, 1].flatMap((i) =>
      [0, 1, 2].map((j) => {
        let sum = 0;
        for (let c = 0; c < columns; c++) sum += a.data[i * columns + c] * b.data[j * columns + c];
        return sum;
      }),
    );
    expect([...innerProducts(a, b)]).toEqual(expected);
  });
});

describe("a Gram matrix with a value that is no finite number", () => {
  const gram = Float64Array.of(1, 0, 0, Number.NaN);

  it("gives one line, from the components and from an SVM", async () => {
    expect(() => principalComponents(gram)).toThrow(
      "a set of principal components needs finite inner products; given NaN in row 1",
    );
    const training = { labels: Int32Array.of(0, 1), classes: 2 };
    await expect(fitSvm(gram, training, {}, createStream(1, "test"))).rejects.toThrow(
      "an SVM needs finite inner products; given NaN in row 1",
    );
  });
});
