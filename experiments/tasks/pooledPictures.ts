import { poolFeatures } from "../../src/keys/poolFeatures.js";
import { createTrunk } from "../../src/network/trunk/createTrunk.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import type { Picture } from "./picture.js";

/** Pictures whose features are in memory at once. */
const CHUNK = 64;

/** Pooled features of block5_conv3 of pictures. */
export function pooledPictures(
  weights: VggWeights,
  pictures: readonly Picture[],
  progress: (done: number, total: number) => void = () => {},
): Float32Array[] {
  const trunk = createTrunk(weights, "block5_conv3");
  const rows: Float32Array[] = [];
  for (let from = 0; from < pictures.length; from += CHUNK) {
    const images = pictures.slice(from, from + CHUNK).map((p) => ({ ...p, data: Float32Array.from(p.data), dpi: 500 }));
    const features = trunk.run(images, (done) => progress(from + done, pictures.length));
    const size = features.length / images.length;
    for (let i = 0; i < images.length; i++) rows.push(poolFeatures(features.subarray(i * size, (i + 1) * size)));
  }
  trunk.dispose();
  return rows;
}
