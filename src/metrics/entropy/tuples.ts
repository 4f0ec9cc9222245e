import { bitsOf, requireBits, upperProbability } from "./bitSequence.js";
import type { RepeatedTuples } from "./repeatedTuples.js";
import { repeatedTuples } from "./repeatedTuples.js";

/** Occurrences that a tuple needs to be counted by the t-tuple estimate, and from which the other takes over. */
const CUTOFF = 35;

/** Min-entropy a bit by repeated tuples. */
export interface TupleEstimates {
  /** By the commonest tuple of each length (section 6.3.5). */
  readonly tTuple: number;
  /** By the longest repeated substrings (section 6.3.6). */
  readonly lrs: number;
}

/**
 * The t-tuple and the longest-repeated-substring estimate (NIST SP 800-90B, 2018, sections 6.3.5 and 6.3.6), which count the same
 * tuples. An estimate for which no tuple qualifies is 1.
 *
 * @param cutoff occurrences; default 35, as the standard has it
 */
export function tuples(bits: Uint8Array, cutoff = CUTOFF): TupleEstimates {
  requireBits(bits, 2, "tuples");
  const repeated = repeatedTuples(bits);
  const estimate = (p: number): number => (p === 0 ? 1 : bitsOf(upperProbability(p, bits.length)));
  return {
    tTuple: estimate(tTupleProbability(repeated, bits.length, cutoff)),
    lrs: estimate(substringProbability(repeated, bits.length, cutoff)),
  };
}

function tTupleProbability({ commonest }: RepeatedTuples, length: number, cutoff: number): number {
  let most = 0;
  for (let t = 1; t < commonest.length && commonest[t] >= cutoff; t++) {
    most = Math.max(most, (commonest[t] / (length - t + 1)) ** (1 / t));
  }
  return most;
}

function substringProbability({ commonest, pairs }: RepeatedTuples, length: number, cutoff: number): number {
  let most = 0;
  for (let t = 1; t < commonest.length; t++) {
    if (commonest[t] >= cutoff) continue;
    const tuples = length - t + 1;
    most = Math.max(most, (pairs[t] / ((tuples * (tuples - 1)) / 2)) ** (1 / t));
  }
  return most;
}
