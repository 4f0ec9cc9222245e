import type { Pipeline } from "../../../src/lab/experiment.js";
import { networkFeatures } from "../network/tunedNetwork.js";
import { vectors } from "../network/vectors.js";
import type { PrintSource } from "../openPrints.js";
import { background } from "./background.js";
import type { KeySettings } from "./fields.js";

/**
 * The 100,352 values of block5_conv3 of every print and copy, with the network as it comes (no key rests on a training of the run), and
 * the pooled features of the background.
 */
export async function keyVectors<C extends KeySettings>(pipeline: Pick<Pipeline<C, PrintSource>, "config" | "run">) {
  const frozen = await networkFeatures(pipeline);
  const start = await pipeline.run(vectors, { ...frozen, trained: undefined }, { source: "start" });
  const others = await pipeline.run(background, { weights: frozen.weights });
  return { inputs: frozen.inputs, weights: frozen.weights, vectors: start, others };
}
