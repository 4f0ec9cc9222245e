import { quantise } from "../../src/keys/quantise.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import { vectorOf } from "../../src/network/features/vectorRows.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { createTrunk } from "../../src/network/trunk/createTrunk.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import { fromGreyLevels } from "../../src/prints/greyLevels.js";
import { pick, type Received, stage } from "../define.js";
import { enrolledPrints } from "../shared/keys/enrolledPrints.js";
import type { LearntVectors, MeanSettings } from "../shared/keys/meanVectors.js";
import { scaledMeans } from "../shared/keys/scaledMeans.js";
import { tunedWeights } from "../shared/keys/tunedWeights.js";
import type { NetworkInputs } from "../shared/network/inputs.js";

/** What a step of the quantisation does to keys from two computations of the same prints. */
export interface StepEffect {
  readonly step: number;
  /** Of all whole numbers, those that differ. */
  readonly differing: number;
  readonly values: number;
  /** Fingers whose key is the same. */
  readonly same: number;
  readonly fingers: number;
  /** The greatest difference of a magnitude before quantisation. */
  readonly greatest: number;
}

interface Settings extends MeanSettings {
  readonly engines: {
    /** How many are compared, the first ones. */
    readonly fingers: number;
    readonly steps: readonly number[];
  };
}

interface Inputs extends LearntVectors {
  readonly inputs: NetworkInputs;
  readonly weights: VggWeights;
  /** Left out for the network before tuning. */
  readonly trained: TrainedNetwork | undefined;
}

/**
 * The same prints' magnitudes twice: from the vectors as the lab keeps them (half precision, last layers on the backend), and from the
 * whole trunk as one graph in single precision. Scaled and averaged as configured.
 */
export const engines = stage(
  import.meta.url,
  { config: pick("engines", "scaling", "average"), environment: ["trunk"] },
  ({ config, inputs: { inputs, sides, weights, trained, vectors }, work }: Received<Settings, Inputs>) => {
    const chosen = enrolledPrints(inputs, sides.training).slice(0, config.engines.fingers);
    const kept = chosen.map((prints) => prints.map((i) => vectorOf(vectors, i)));
    const anew = computeAnew(chosen, inputs, tunedWeights(weights, trained), work.progress);
    const magnitudesOf = (vectors: readonly (readonly Float32Array[])[]) =>
      scaledMeans(vectors, config.scaling, config.average).map((mean) => rowMagnitudes(mean));
    return stepEffects(magnitudesOf(kept), magnitudesOf(anew), config.engines.steps);
  },
);

/** The vectors of each finger's prints, by the whole trunk as one graph. */
function computeAnew(
  fingers: readonly (readonly number[])[],
  { pictures }: NetworkInputs,
  weights: VggWeights,
  progress: (done: number, total: number) => void,
): Float32Array[][] {
  const total = fingers.flat().length;
  const trunk = createTrunk(weights, "block5_conv3");
  let done = 0;
  const vectors = fingers.map((prints) => {
    const images = prints.map((i) => fromGreyLevels(pictures[i]));
    const all = trunk.run(images, (ready) => progress(done + ready, total));
    done += prints.length;
    const length = all.length / prints.length;
    return prints.map((_, i) => all.subarray(i * length, (i + 1) * length));
  });
  trunk.dispose();
  return vectors;
}

/**
 * What each step does to two computations of the same fingers' magnitudes.
 *
 * @param kept magnitudes of each finger, at least one finger
 * @param anew the same fingers' by the other computation
 */
export function stepEffects(
  kept: readonly Float64Array[],
  anew: readonly Float64Array[],
  steps: readonly number[],
): StepEffect[] {
  const greatest = Math.max(...kept.flatMap((own, f) => [...own].map((value, i) => Math.abs(value - anew[f][i]))));
  return steps.map((step) => {
    const counts = kept.map((own, f) => differing(quantise(own, step), quantise(anew[f], step)));
    return {
      step,
      differing: counts.reduce((sum, count) => sum + count, 0),
      values: kept.flatMap((own) => [...own]).length,
      same: counts.filter((count) => count === 0).length,
      fingers: kept.length,
      greatest,
    };
  });
}

/** Whole numbers of four bytes that differ. */
function differing(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 4) if (Buffer.compare(a.subarray(i, i + 4), b.subarray(i, i + 4)) !== 0) count++;
  return count;
}
