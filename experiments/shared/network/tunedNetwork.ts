import type { Pipeline } from "../../../src/lab/experiment.js";
import type { Staged } from "../../../src/lab/work.js";
import type { SplitBy, TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import type { PrintSource } from "../openPrints.js";
import { features } from "./features.js";
import type { NetworkSettings } from "./fields.js";
import { inputShape } from "./inputOptions.js";
import { inputs } from "./inputs.js";
import { training } from "./training.js";
import { type VectorSource, vectors } from "./vectors.js";
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
  const tuned: Partial<Record<SplitBy, Staged<TrainedNetwork>>> = {};
  for (const splitBy of pipeline.config.splits) tuned[splitBy] = await pipeline.run(training, frozen, { splitBy });
  return { ...frozen, image: tuned.image, impression: tuned.impression };
}

/** The vectors of every input from each tuned network, and from the one before tuning. */
export async function networkVectors<C>(
  { run }: Pick<Pipeline<C, PrintSource>, "run">,
  { image, impression, ...frozen }: Awaited<ReturnType<typeof tunedNetwork>>,
): Promise<Partial<Record<SplitBy, Staged<Uint16Array>>> & { start: Staged<Uint16Array> }> {
  const of = (source: VectorSource, trained: Staged<TrainedNetwork> | undefined) =>
    run(vectors, { ...frozen, trained }, { source });
  return {
    image: image && (await of("image", image)),
    impression: impression && (await of("impression", impression)),
    start: await of("start", undefined),
  };
}
