import { cosine as cosineOf } from "../../src/matchers/cosine.js";
import type { Pair } from "../../src/metrics/pairs.js";
import type { HalfRows } from "../../src/network/features/halfRows.js";
import { vectorOf } from "../../src/network/features/vectorRows.js";
import { TAIL_CHANNELS } from "../../src/network/tailInput.js";
import { pick, type Received, stage } from "../define.js";
import { comparisons, type PairProtocol } from "../shared/comparisons.js";
import type { DescribedPrints } from "./prints.js";

interface Inputs {
  readonly prints: DescribedPrints;
  readonly features: HalfRows;
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
 * @param features a row a print
 */
export function cosineScores(features: HalfRows, pairs: readonly Pair[]): Float64Array {
  const vectors = Array.from({ length: features.rows }, (_, print) => {
    const sums = new Float64Array(TAIL_CHANNELS);
    vectorOf(features, print).forEach((value, k) => {
      sums[k % TAIL_CHANNELS] += value;
    });
    return sums;
  });
  return Float64Array.from(pairs, ({ probe, gallery }) => cosineOf(vectors[probe], vectors[gallery]));
}
