import { fitScaling, type Scaling, scaleFeatures } from "../../src/keys/featureScaling.js";
import { type Average, meanVector } from "../../src/keys/meanVector.js";
import { quantise } from "../../src/keys/quantise.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import { divideFingers, vectorOf } from "../../src/network/features/vectorRows.js";
import type { InputItem } from "../../src/network/train/trainBySplit.js";
import { createTrunk } from "../../src/network/trunk/createTrunk.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import { fromPicture, type Picture } from "../../src/prints/picture.js";

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

export interface EngineSettings {
  readonly fingers: number;
  readonly test: number;
  readonly steps: readonly number[];
  readonly scaling: Scaling;
  readonly average: Average;
}

/**
 * The same prints' magnitudes twice: from the vectors as the lab keeps them (half precision, last layers on the backend), and from the
 * whole trunk as one graph in single precision. Scaled and averaged as configured.
 */
export function compareEngines(
  vectors: Uint16Array,
  inputs: { readonly items: readonly InputItem[]; readonly classes: readonly string[]; readonly pictures: readonly Picture[] },
  weights: VggWeights,
  { fingers, test, steps, scaling, average }: EngineSettings,
  progress: (done: number, total: number) => void,
): StepEffect[] {
  const chosen = divideFingers(inputs.items, inputs.classes, test).slice(0, fingers);
  const total = chosen.reduce((sum, { prints }) => sum + prints.length, 0);
  const trunk = createTrunk(weights, "block5_conv3");
  let done = 0;
  const both = chosen.map(({ prints }) => {
    const images = prints.map((i) => fromPicture(inputs.pictures[i]));
    const all = trunk.run(images, (ready) => progress(done + ready, total));
    done += prints.length;
    const size = all.length / prints.length;
    return [prints.map((i) => vectorOf(vectors, i)), prints.map((_, i) => all.subarray(i * size, (i + 1) * size))] as const;
  });
  trunk.dispose();
  const [kept, anew] = [0, 1].map((engine) =>
    magnitudesOf(
      both.map((pair) => pair[engine]),
      scaling,
      average,
    ),
  );
  const pairs = kept!.map((magnitudes, f) => [magnitudes, anew![f]] as const);
  const greatest = Math.max(...pairs.flatMap(([a, b]) => [...a!].map((value, i) => Math.abs(value - b![i]))));
  return steps.map((step) => {
    const counts = pairs.map(([a, b]) => differing(quantise(a!, step), quantise(b!, step)));
    return {
      step,
      differing: counts.reduce((sum, count) => sum + count, 0),
      values: pairs.reduce((sum, [a]) => sum + a!.length, 0),
      same: counts.filter((count) => count === 0).length,
      fingers: pairs.length,
      greatest,
    };
  });
}

function magnitudesOf(fingers: readonly (readonly Float32Array[])[], scaling: Scaling, average: Average): Float64Array[] {
  const fitted = fitScaling(fingers.flat(), scaling);
  return fingers.map((own) =>
    rowMagnitudes(
      meanVector(
        own.map((vector) => scaleFeatures(vector, fitted)),
        average,
      ),
    ),
  );
}

/** Whole numbers of four bytes that differ. */
function differing(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 4) if (Buffer.compare(a.subarray(i, i + 4), b.subarray(i, i + 4)) !== 0) count++;
  return count;
}
