import { type ForestOptions, forest } from "../../src/classifiers/forest.js";
import { type HalfRows, takeHalfRows } from "../../src/network/features/halfRows.js";
import { createStream } from "../../src/random/createStream.js";

/** The classes that a random forest on all 100,352 features names the test prints. */
export async function fitRawForest(
  vectors: HalfRows,
  sides: { training: readonly number[]; test: readonly number[] },
  labels: Int32Array,
  classes: number,
  options: ForestOptions,
  seed: readonly [number, string],
  run: string,
): Promise<Int32Array> {
  const rowsOf = (side: readonly number[]) => ({
    rows: side.length,
    columns: vectors.columns,
    data: takeHalfRows(vectors, side),
  });
  const own = Int32Array.from(sides.training, (i) => labels[i]);
  const training = { features: rowsOf(sides.training), labels: own, classes };
  const family = forest(options);
  const fitted = await family.fit(training, createStream(...seed).substream(run));
  return fitted.predict(rowsOf(sides.test));
}
