import { takeRows } from "../../src/classifiers/classifier.js";
import { type ForestOptions, forest } from "../../src/classifiers/forest.js";
import { VECTOR_LENGTH } from "../../src/network/tailInput.js";
import { fromFloat16 } from "../../src/network/trunk/float16.js";
import { createStream } from "../../src/random/createStream.js";

/** The classes that a random forest on all 100,352 features names the test prints. */
export async function fitRawForest(
  vectors: Uint16Array,
  sides: { training: readonly number[]; test: readonly number[] },
  labels: Int32Array,
  classes: number,
  options: ForestOptions,
  seed: readonly [number, string],
  run: string,
): Promise<Int32Array> {
  const data = fromFloat16(vectors);
  const all = { rows: data.length / VECTOR_LENGTH, columns: VECTOR_LENGTH, data };
  const own = Int32Array.from(sides.training, (i) => labels[i]);
  const training = { features: takeRows(all, sides.training), labels: own, classes };
  const family = forest(options);
  const fitted = await family.fit(training, createStream(...seed).substream(run));
  return fitted.predict(takeRows(all, sides.test));
}
