import { cosine as cosineOf } from "../../src/matchers/cosine.js";
import type { Pair } from "../../src/metrics/pairs.js";
import { vectorOf } from "../../src/network/features/vectorRows.js";
import { VECTOR_LENGTH } from "../../src/network/tailInput.js";
import { trunkShape } from "../../src/network/trunk/trunkGraph.js";
import { pick, type Received, stage } from "../define.js";
import { comparisons, type PairProtocol } from "../shared/comparisons.js";
import type { DescribedPrints } from "./prints.js";

interface Inputs {
  readonly prints: DescribedPrints;
  readonly features: Uint16Array;
}

/** The score of each pair by a network's features. */
export const cosine = stage(
  import.meta.url,
  { config: pick("pairs") },
  ({ config: { pairs }, inputs: { prints, features } }: Received<{ pairs: PairProtocol }, Inputs>) =>
    cosineScores(features, comparisons(prints.chosen, pairs)),
);

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
  return Float64Array.from(pairs, ({ probe, gallery }) => cosineOf(vectors[probe], vectors[gallery]));
}
