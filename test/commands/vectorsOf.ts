import { PREPARATION, type Preparation, type PrintVectors } from "../../src/commands/keys/printVectors.js";
import { POOLED_LENGTH } from "../../src/network/features/poolFeatures.js";
import { createStream } from "../../src/random/createStream.js";

/** Vectors of prints that are called FINGER_IMPRESSION: noise of the finger, and little of the impression. */
export function vectorsOf(digest: string): PrintVectors & { readonly asked: Preparation[] } {
  const features = (file: string): Float32Array => {
    const [own, little] = [createStream("test", file.split("_")[0]!), createStream("test", file)];
    return Float32Array.from({ length: 14 * 14 * 512 }, () => own.normal() + 0.3 * little.normal());
  };
  const asked: Preparation[] = [];
  const others = createStream("test", "background");
  const data = Float32Array.from({ length: 40 * 2 * POOLED_LENGTH }, () => others.normal() / 7);
  return {
    asked,
    weights: { name: `of the test, ${digest}`, digest, scaling: "unit", layers: {} },
    read: async (files) => files.map(features),
    background: async (preparation = PREPARATION) => {
      asked.push(preparation);
      const labels = Array.from({ length: 80 }, (_, i) => `${i >> 1}`);
      return { pooled: { rows: 80, columns: POOLED_LENGTH, data }, labels };
    },
  };
}
