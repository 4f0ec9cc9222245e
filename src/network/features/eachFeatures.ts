import { fromGreyLevels, type GreyLevels } from "../../prints/greyLevels.js";
import { createTrunk } from "../trunk/createTrunk.js";
import type { TrunkLayer } from "../trunk/trunkGraph.js";
import type { VggWeights } from "../weights/vggWeights.js";

/** Pictures whose features are in memory at once. */
const CHUNK = 64;

/**
 * What `use` makes of each picture's features, picture after picture; all are of one size.
 * @param use takes a view that is not kept: height × width × channels of the layer `until`
 */
export function eachFeatures<T>(
  weights: VggWeights,
  until: TrunkLayer,
  pictures: readonly GreyLevels[],
  use: (features: Float32Array, index: number) => T,
  progress: (done: number, total: number) => void = () => {},
): T[] {
  const trunk = createTrunk(weights, until, pictures[0]?.width);
  const made: T[] = [];
  for (let from = 0; from < pictures.length; from += CHUNK) {
    const images = pictures.slice(from, from + CHUNK).map(fromGreyLevels);
    const features = trunk.run(images, (done) => progress(from + done, pictures.length));
    const size = features.length / images.length;
    for (let i = 0; i < images.length; i++) made.push(use(features.subarray(i * size, (i + 1) * size), from + i));
  }
  trunk.dispose();
  return made;
}
