import type { Pipeline } from "../../../src/lab/experiment.js";
import type { Staged } from "../../../src/lab/work.js";
import type { Sides } from "../ann/fitAnnBySplit.js";
import { features } from "../network/features.js";
import { inputShape } from "../network/inputOptions.js";
import { inputs } from "../network/inputs.js";
import { training } from "../network/training.js";
import { vectors } from "../network/vectors.js";
import { weights } from "../network/weights.js";
import type { PrintSource } from "../openPrints.js";
import { annTrials } from "./annTrials.js";
import { background } from "./background.js";
import { enrolment } from "./enrolment.js";
import type { KeySettings } from "./fields.js";
import { keyOutcomes } from "./keyOutcomes.js";
import { keySides } from "./keySides.js";
import { meanVectors } from "./meanVectors.js";
import { nearestTrials } from "./nearestTrials.js";
import { partInputs } from "./partInputs.js";
import { isStandIn, STAND_IN } from "./schemes.js";
import { unknownFeatures } from "./unknownFeatures.js";

/**
 * Paper A's chain, from prints to who gets which key: VGG16 tuned on the enrolled fingers, the mean-of-vectors of each, the deep ANN with a
 * threshold a class; and beside it the stand-in, which trains nothing. Unknown fingers are computed on their own: no stage that learns from
 * prints is given theirs. Where the enrolled fingers are those of `vgg16-training` and `deep-ann`, so is the training, from the cache.
 */
export async function keyChain<C extends KeySettings>({
  config,
  data,
  run,
}: Pick<Pipeline<C, PrintSource>, "config" | "data" | "run">) {
  const { enrolled, unknown } = enrolment(data, config);
  const part = { part: "enrolled" as const, from: 0, to: enrolled };
  const seen = enrolled < config.fingers ? await run(partInputs, {}, part) : await run(inputs);
  const unknownInputs = await run(partInputs, {}, { part: "unknown" as const, from: enrolled, to: enrolled + unknown });
  const start = await run(weights, {}, inputShape(config.input));
  const frozen = { inputs: seen, weights: start, features: await run(features, { inputs: seen, weights: start }) };
  const apart = { inputs: seen, weights: start, features: await run(unknownFeatures, { unknownInputs, weights: start }) };

  const splitBy = config.split;
  const trained = config.features === "tuned" ? await run(training, frozen, { splitBy }) : undefined;
  const sides: Staged<Sides> = trained ?? (await run(keySides, { inputs: seen }, { splitBy }));
  const before = {
    vectors: await run(vectors, { ...frozen, trained: undefined }, { source: "start" as const }),
    unknown: await run(vectors, { ...apart, trained: undefined }, { source: "start", of: "unknown fingers" }),
  };
  const own = trained
    ? {
        vectors: await run(vectors, { ...frozen, trained }, { source: splitBy }),
        unknown: await run(vectors, { ...apart, trained }, { source: splitBy, of: "unknown fingers" }),
      }
    : before;
  const others = await run(background, { weights: start, trained: undefined }, { features: "pretrained" as const });

  const tried = { inputs: seen, sides, unknownInputs };
  const nearest = async (scheme: Pick<KeySettings, "features">) => {
    const tuned = scheme.features === "tuned";
    const around = tuned ? await run(background, { weights: start, trained }, { features: scheme.features }) : others;
    return run(nearestTrials, { ...tried, ...(tuned ? own : before), others: around }, { features: scheme.features });
  };
  const chosen = config.identify === "ann" ? await run(annTrials, { ...tried, ...own }, { splitBy }) : await nearest(config);
  const standIn = isStandIn(config) ? undefined : await nearest(STAND_IN);
  const { identify, features: of } = config;
  return {
    inputs: seen,
    unknownInputs,
    weights: start,
    features: frozen.features,
    trained,
    sides,
    /** As configured, and of the network before tuning. */
    own,
    before,
    others,
    trials: chosen,
    outcomes: await run(keyOutcomes, { chosen, standIn }, { scheme: { identify, features: of } }),
    means: await run(meanVectors, { inputs: seen, sides, vectors: own.vectors }),
  };
}
