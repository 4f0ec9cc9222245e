import { eachFeatures } from "../network/features/eachFeatures.js";
import { poolFeatures } from "../network/features/poolFeatures.js";
import type { VggWeights } from "../network/weights/vggWeights.js";
import type { GreyLevels } from "../prints/greyLevels.js";

/** Pooled features of block5_conv3 of pictures. */
export function pooledPictures(
  weights: VggWeights,
  pictures: readonly GreyLevels[],
  progress?: (done: number, total: number) => void,
): Float32Array[] {
  return eachFeatures(weights, "block5_conv3", pictures, poolFeatures, progress);
}
