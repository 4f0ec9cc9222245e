import { describe, expect, it } from "vitest";
import {
  type FamilyData,
  type FamilyName,
  type FamilyOptions,
  fitFamilies,
} from "../../../experiments/classifiers/fitFamilies.js";
import { families, good, itemsOf, labels } from "./tiny.js";

/** Points on two rings about 0, which no line parts; inner 0, outer 1. */
function rings(): FamilyData {
  const points = Array.from({ length: 48 }, (_, i) => {
    const [radius, angle] = [i % 2 === 0 ? 1 : 4, (2 * Math.PI * i) / 48];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return {
    gram: {
      products: Float64Array.from(points.flatMap(([x, y]) => points.map(([u, v]) => x * u + y * v))),
      greatest: Float32Array.from(points, ([x, y]) => Math.max(x, y, 0)),
    },
    labels: Int32Array.from(points, (_, i) => i % 2),
    classes: 2,
    groups: Int32Array.from(points, (_, i) => i),
  };
}

const { size: _, ...ann } = families.ann;
const options = { ann, svm: families.svm, forest: families.forest, mlForest: families.mlForest } as FamilyOptions;
const right = (named: ArrayLike<number>, test: readonly number[], of: ArrayLike<number>) =>
  test.filter((item, i) => named[i] === of[item]).length;

describe("the families", () => {
  it("have an SVM with an RBF kernel, which tells rings apart, and a linear one, which does not", async () => {
    const data = rings();
    const sides = {
      training: [...data.labels.keys()].filter((i) => i % 6 < 4),
      test: [...data.labels.keys()].filter((i) => i % 6 >= 4),
    };
    const named = await fitFamilies(data, sides, ["svm", "svm linear"], options, [1, "test"], "rings");
    expect(right(named.svm!, sides.test, data.labels)).toBe(16);
    expect(right(named["svm linear"]!, sides.test, data.labels)).toBeLessThan(14);
  });

  it("take ml-random-forest for itself, and for the family where that is asked for, else the project's own", async () => {
    const sides = { training: itemsOf(["1", "2", "3"]), test: itemsOf(["5"], [0]) };
    const data = { gram: good, labels, classes: 3, groups: labels.map((_, i) => i) };
    // Without trees ml-random-forest cannot be fitted, so that whoever takes it fails.
    const fitted = (family: FamilyName, of: "own" | "ml-random-forest") => {
      const none = { ...options, forest: { ...options.forest, package: of }, mlForest: { ...options.mlForest, trees: 0 } };
      return fitFamilies(data, sides, [family], none, [1, "test"], "forests");
    };
    await expect(fitted("ml-random-forest", "own")).rejects.toThrow();
    await expect(fitted("forest", "ml-random-forest")).rejects.toThrow();
    const { forest } = await fitted("forest", "own");
    expect(right(forest!, sides.test, labels)).toBe(3);
  });
});
