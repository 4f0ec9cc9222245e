import { poolFeatures } from "../../src/keys/poolFeatures.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import { eachFeatures } from "./eachFeatures.js";
import type { Picture } from "./picture.js";

/** Pooled features of block5_conv3 of pictures. */
export function pooledPictures(
  weights: VggWeights,
  pictures: readonly Picture[],
  progress?: (done: number, total: number) => void,
): Float32Array[] {
  return eachFeatures(weights, "block5_conv3", pictures, poolFeatures, progress);
}
