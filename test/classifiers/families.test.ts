import { describe, expect, it } from "vitest";
import { ann } from "../../src/classifiers/ann.js";
import type { Family, Matrix } from "../../src/classifiers/classifier.js";
import { forest } from "../../src/classifiers/forest.js";
import { mlForest } from "../../src/classifiers/mlForest.js";
import { svm } from "../../src/classifiers/svm.js";
import { createStream } from "../../src/random/createStream.js";
import { agreement, clouds } from "./samples.js";

const families: Readonly<Record<string, Family>> = {
  ann: ann({ hidden: [64, 16], learningRate: 1e-2, epochs: 5, batch: 16 }),
  "linear svm": svm({ kernel: "linear", costs: [1, 10] }),
  "rbf svm": svm(),
  forest: forest({ trees: 60 }),
  "ml-random-forest": mlForest({ trees: 20 }),
};

describe.each(Object.entries(families))("the family %s", (name, family) => {
  const { training, test } = clouds(4, 10, 12, 0.6, createStream(3, "clouds"));
  const { features, labels, classes } = training;
  const stream = () => createStream(1, name);

  it("names unseen rows of clouds that lie apart", async () => {
    const fitted = await family.fit(training, stream());
    expect(agreement(fitted.predict(test.features), test.labels)).toBeGreaterThan(0.85);
  });

  it("gives probabilities that sum to 1 and are greatest for what it predicts", async () => {
    const fitted = await family.fit(training, stream());
    const probabilities = fitted.predictProbabilities(test.features);
    expect(probabilities).toHaveLength(test.features.rows * classes);
    const named = fitted.predict(test.features);
    let agreed = 0;
    for (let row = 0; row < test.features.rows; row++) {
      const own = probabilities.slice(row * classes, (row + 1) * classes);
      expect(own.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(own.every((p) => p >= 0 && p <= 1)).toBe(true);
      if (own.indexOf(Math.max(...own)) === named[row]) agreed++;
    }
    // An SVM predicts by votes, which may differ from the coupled probabilities where two classes are close.
    expect(agreed / test.features.rows).toBeGreaterThan(name.endsWith("svm") ? 0.9 : 0.999);
  });

  it("is the same for the same stream", async () => {
    const [a, b] = [await family.fit(training, stream()), await family.fit(training, stream())];
    expect(a.predictProbabilities(test.features)).toEqual(b.predictProbabilities(test.features));
  });

  it("refuses what it cannot learn from, in one line", async () => {
    const bad = async (set: Partial<typeof training>): Promise<string> => {
      const error = await family.fit({ ...training, ...set }, stream()).then(
        () => new Error("it was accepted"),
        (e: Error) => e,
      );
      expect(error).toBeInstanceOf(RangeError);
      expect(error.message).not.toContain("\n");
      return error.message;
    };
    const spoilt = { ...features, data: features.data.slice() };
    spoilt.data[29] = Number.NaN;
    expect(await bad({ features: spoilt })).toBe("feature 5 of row 2 is NaN; it must be a finite number");
    expect(await bad({ features: { rows: features.rows, columns: 0, data: new Float32Array(0) } })).toBe(
      "features need at least 1 column; given 0",
    );
    expect(await bad({ classes: 5 })).toBe("class 4 of 0 to 4 has no row to train on; each needs at least one");
    expect(await bad({ classes: 1 })).toBe("a classifier needs at least 2 classes; given 1");
    expect(await bad({ labels: labels.map(() => 0) })).toBe("class 1 of 0 to 3 has no row to train on; each needs at least one");
    expect(await bad({ classes: 3 })).toBe("label 3 of row 3 is none of 0 to 2");
    expect(await bad({ labels: labels.slice(1) })).toBe("a classifier was given 40 rows and 39 labels; there must be as many");
  });

  it("refuses rows of another length than it was fitted to", async () => {
    const fitted = await family.fit(training, stream());
    const other: Matrix = { rows: 1, columns: 3, data: new Float32Array(3) };
    expect(() => fitted.predict(other)).toThrow("the classifier was fitted to 12 columns; given 3");
  });
});
