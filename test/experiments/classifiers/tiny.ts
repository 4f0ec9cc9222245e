import type { NetworkInputs } from "../../../experiments/shared/network/inputs.js";
import type { Gram } from "../../../src/classifiers/gramOf.js";
import { createStream } from "../../../src/random/createStream.js";

/** Three fingers of five impressions, each with a copy: item 2·(5·finger + impression) + copy. */
export const inputs: NetworkInputs = {
  items: ["a", "b", "c"].flatMap((finger) =>
    ["1", "2", "3", "4", "5"].flatMap((impression) => [0, 1].map((copy) => ({ finger, impression, copy }))),
  ),
  pictures: [],
  classes: ["a", "b", "c"],
};
export const labels = Int32Array.from(inputs.items, ({ finger }) => inputs.classes.indexOf(finger));

/** Items of some impressions, with copies or without. */
export function itemsOf(impressions: readonly string[], copies: readonly number[] = [0, 1]): number[] {
  return inputs.items.flatMap(({ impression, copy }, i) =>
    impressions.includes(impression) && copies.includes(copy) ? [i] : [],
  );
}

/** Vectors about three centres, by the centre of each item. */
function gramOf(centreOf: (item: number) => number): Gram {
  const stream = createStream(1, "test/tiny");
  const rows = inputs.items.map((_, i) =>
    Float64Array.from({ length: 6 }, (_, d) => (d % 3 === centreOf(i) ? 5 : 0.5) + 0.3 * stream.uniform()),
  );
  return {
    products: Float64Array.from(rows.flatMap((a) => rows.map((b) => a.reduce((sum, v, d) => sum + v * b[d], 0)))),
    greatest: Float32Array.from(rows, (row) => Math.max(...row)),
  };
}

/** Vectors that tell the fingers apart. */
export const good = gramOf((i) => labels[i]);
/** Vectors on which impressions 4 and 5 of a finger look as impressions 1 to 3 of the next one. */
export const bad = gramOf((i) => (labels[i] + (Number(inputs.items[i].impression) > 3 ? 1 : 0)) % 3);

/** Settings of small families. */
export const families = {
  ann: {
    size: "components",
    activation: "relu",
    dropout: 0,
    epochs: 20,
    batch: 8,
    learningRate: 0.01,
    reduceOnPlateau: 0,
    hidden: [16, 8],
  },
  svm: { costs: [1, 10], gammas: [0.3], folds: 2 },
  forest: { package: "own", trees: 60 },
  mlForest: { trees: 5, components: 2 },
} as const;
