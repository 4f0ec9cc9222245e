import { createTrunk } from "../../src/network/trunk/createTrunk.js";
import { toFloat16 } from "../../src/network/trunk/float16.js";
import type { TrunkLayer } from "../../src/network/trunk/trunkGraph.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import type { Picture } from "./picture.js";
import { requireMemory } from "./requireMemory.js";

/** Prints that are computed before they are put into half precision. */
const CHUNK = 64;

/**
 * The trunk's features of pictures of its size, in half precision, picture after picture.
 * @throws RangeError of one line where they do not fit into memory, with a second copy of them for the cache.
 */
export function trunkFeatures(
  weights: VggWeights,
  until: TrunkLayer,
  pictures: readonly Picture[],
  progress: (done: number, total: number) => void = () => {},
): Uint16Array {
  const trunk = createTrunk(weights, until);
  const size = trunk.shape.reduce((product, n) => product * n, 1);
  requireMemory(4 * pictures.length * size, `features of ${pictures.length} prints`, ["input.copies", "impressions", "fingers"]);
  const features = new Uint16Array(pictures.length * size);
  for (let from = 0; from < pictures.length; from += CHUNK) {
    const images = pictures.slice(from, from + CHUNK).map((p) => ({ ...p, data: Float32Array.from(p.data), dpi: 500 }));
    features.set(toFloat16(trunk.run(images, (done) => progress(from + done, pictures.length))), from * size);
  }
  trunk.dispose();
  return features;
}
