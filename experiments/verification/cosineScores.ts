import { cosine } from "../../src/matchers/cosine.js";
import type { Pair } from "../../src/metrics/pairs.js";
import { VECTOR_LENGTH } from "../../src/network/features/tailVectors.js";
import { vectorOf } from "../../src/network/features/vectorRows.js";
import { trunkShape } from "../../src/network/trunk/trunkGraph.js";

/**
 * The cosine of each pair's block5_conv3 features, each channel averaged over the print: 512 values.
 * @param features print after print, in half precision
 */
export function cosineScores(features: Uint16Array, pairs: readonly Pair[]): Float64Array {
  const [, , channels] = trunkShape("block5_conv3", 224);
  const vectors = Array.from({ length: features.length / VECTOR_LENGTH }, (_, print) => {
    const sums = new Float64Array(channels);
    vectorOf(features, print).forEach((value, k) => {
      sums[k % channels] += value;
    });
    return sums;
  });
  return Float64Array.from(pairs, ({ probe, gallery }) => cosine(vectors[probe], vectors[gallery]));
}
