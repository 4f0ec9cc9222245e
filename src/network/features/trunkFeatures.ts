import type { GreyLevels } from "../../prints/greyLevels.js";
import { toFloat16 } from "../trunk/float16.js";
import { type TrunkLayer, trunkShape } from "../trunk/trunkGraph.js";
import type { VggWeights } from "../weights/vggWeights.js";
import { eachFeatures } from "./eachFeatures.js";
import { requireMemory } from "./requireMemory.js";

/** The features themselves, and two copies of them while they are written to the cache. */
const COPIES = 3;

/**
 * The trunk's features of pictures of 224×224, in half precision, picture after picture.
 * @param settings of the experiment, that lower their number
 * @throws RangeError of one line where they do not fit into memory.
 */
export function trunkFeatures(
  weights: VggWeights,
  until: TrunkLayer,
  pictures: readonly GreyLevels[],
  progress?: (done: number, total: number) => void,
  settings: readonly string[] = ["input.copies", "impressions", "fingers"],
): Uint16Array {
  const size = trunkShape(until, 224).reduce((product, n) => product * n, 1);
  requireMemory(COPIES * 2 * pictures.length * size, `features of ${pictures.length} prints`, settings);
  const features = new Uint16Array(pictures.length * size);
  eachFeatures(weights, until, pictures, (one, i) => features.set(toFloat16(one), i * size), progress);
  return features;
}
