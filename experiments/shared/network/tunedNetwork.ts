import type { Pipeline } from "../../../src/lab/experiment.js";
import type { PrintSource } from "../openPrints.js";
import { features } from "./features.js";
import type { NetworkSettings } from "./fields.js";
import { inputShape } from "./inputOptions.js";
import { inputs } from "./inputs.js";
import { forSplits } from "./ofSplits.js";
import { training } from "./training.js";
import { weights } from "./weights.js";

/** Prints as the network sees them, its weights and the features of its frozen layers. */
export async function networkFeatures<C extends Pick<NetworkSettings, "fingers" | "impressions" | "input" | "weights">>({
  config,
  run,
}: Pick<Pipeline<C, PrintSource>, "config" | "run">) {
  const seen = await run(inputs);
  const start = await run(weights, {}, inputShape(config.input));
  return { inputs: seen, weights: start, features: await run(features, { inputs: seen, weights: start }) };
}

/** From prints to the network tuned by each split. */
export async function tunedNetwork<C extends NetworkSettings>(pipeline: Pick<Pipeline<C, PrintSource>, "config" | "run">) {
  const frozen = await networkFeatures(pipeline);
  const { splits } = pipeline.config;
  const asked = { image: splits.includes("image") || undefined, impression: splits.includes("impression") || undefined };
  return { ...frozen, ...(await forSplits(asked, (_, splitBy) => pipeline.run(training, frozen, { splitBy }))) };
}
