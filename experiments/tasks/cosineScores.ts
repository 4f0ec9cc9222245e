import { cosine } from "../../src/matchers/cosine.js";
import type { Pair } from "../../src/metrics/pairs.js";
import { createTrunk } from "../../src/network/trunk/createTrunk.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import type { Picture } from "./picture.js";

/** Prints that are computed before their features are pooled. */
const CHUNK = 64;

/** The cosine of each pair's block5_conv3 features, each channel averaged over the print: 512 values. */
export function cosineScores(
  weights: VggWeights,
  pictures: readonly Picture[],
  pairs: readonly Pair[],
  progress: (done: number, total: number) => void,
): Float64Array {
  const trunk = createTrunk(weights, "block5_conv3");
  const [height, width, channels] = trunk.shape;
  const vectors: Float64Array[] = [];
  for (let from = 0; from < pictures.length; from += CHUNK) {
    const images = pictures.slice(from, from + CHUNK).map((p) => ({ ...p, data: Float32Array.from(p.data), dpi: 500 }));
    const features = trunk.run(images, (done) => progress(from + done, pictures.length));
    for (let i = 0; i < images.length; i++) {
      const vector = new Float64Array(channels);
      const first = i * height * width * channels;
      for (let k = 0; k < height * width * channels; k++) vector[k % channels]! += features[first + k]!;
      vectors.push(vector);
    }
  }
  trunk.dispose();
  return Float64Array.from(pairs, ({ probe, gallery }) => cosine(vectors[probe]!, vectors[gallery]!));
}
