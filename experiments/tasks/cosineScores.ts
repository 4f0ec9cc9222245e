import { cosine } from "../../src/matchers/cosine.js";
import type { Pair } from "../../src/metrics/pairs.js";
import { trunkShape } from "../../src/network/trunk/trunkGraph.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import { eachFeatures } from "./eachFeatures.js";
import type { Picture } from "./picture.js";

/** The cosine of each pair's block5_conv3 features, each channel averaged over the print: 512 values. */
export function cosineScores(
  weights: VggWeights,
  pictures: readonly Picture[],
  pairs: readonly Pair[],
  progress: (done: number, total: number) => void,
): Float64Array {
  const [, , channels] = trunkShape("block5_conv3", 224);
  const sums = (features: Float32Array): Float64Array => {
    const vector = new Float64Array(channels);
    for (let k = 0; k < features.length; k++) vector[k % channels]! += features[k]!;
    return vector;
  };
  const vectors = eachFeatures(weights, "block5_conv3", pictures, sums, progress);
  return Float64Array.from(pairs, ({ probe, gallery }) => cosine(vectors[probe]!, vectors[gallery]!));
}
