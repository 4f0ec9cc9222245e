import { bestAlignment } from "./alignMinutiae.js";
import type { CodedTemplate } from "./codeTemplate.js";
import { matchedShare } from "./matchedMinutiae.js";
import { sigmoid } from "./sigmoid.js";
import { supportedPairs } from "./supportedPairs.js";

/** Pairs whose support is averaged: min_nP to max_nP, by a sigmoid of the number of cylinders (μ_P, τ_P); Cappelli et al. 2010, Table 1. */
const AVERAGED = { least: 4, most: 12, middle: 20, steepness: 2 / 5 } as const;

/**
 * How alike two prints' minutiae are, 0 (nothing in common) to 1; a print and itself give nearly 1, two prints of a finger most often more
 * than 0.05, prints of two fingers less. Symmetric, and independent of the minutiae's order, to the last bit; between engines, whose `exp`
 * and `sin` may differ in the last place, to rounding. Prints with fewer than two cylinders score 0.
 *
 * Local: each minutia's cylinder of one print is paired with one of the other (`localSimilarities`, `greedyPairs`), and the pairs support
 * each other as far as they lie alike (`relaxPairs`): minutia cylinder codes with relaxation (LSS-R), with the parameters of the paper; but
 * no minutia is in two pairs, where the paper takes the most similar pairs whatever they share.
 *
 * Global: the prints are laid on each other along the pairs with the most support, and the minutiae that meet are counted
 * (`matchedMinutiae`; its tolerances were chosen on synthetic prints). The score is the geometric mean of the best pairs' support and of
 * the share of minutiae that meet.
 *
 * @example
 * import { codeTemplate, compareMinutiae, simulateMaster, simulateReading } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const stream = createStream(1, "docs/master");
 * const [finger, other] = [simulateMaster(40, stream), simulateMaster(40, stream)];
 * const again = codeTemplate(simulateReading(finger, { noise: 1, turn: 5 }, stream).template);
 * compareMinutiae(codeTemplate(finger), again) > 0.5; // true
 * compareMinutiae(codeTemplate(other), again) < 0.1; // true
 */
export function compareMinutiae(a: CodedTemplate, b: CodedTemplate): number {
  const [one, other] = inOrder(a, b);
  const supported = supportedPairs(one, other);
  const alignment = supported && bestAlignment(one, other, supported);
  if (!alignment) return 0;
  const share = matchedShare(one, other, alignment.map, alignment.matched.length);
  return Math.sqrt(meanSupport(supported.support, supported.pairs.value, one, other) * share);
}

/** A template's place before another, whichever comes first as an argument. */
function inOrder(a: CodedTemplate, b: CodedTemplate): [CodedTemplate, CodedTemplate] {
  if (a.count !== b.count) return a.count < b.count ? [a, b] : [b, a];
  for (const key of ["x", "y", "direction"] as const) {
    const at = a[key].findIndex((value, i) => value !== b[key][i]);
    if (at >= 0) return a[key][at] < b[key][at] ? [a, b] : [b, a];
  }
  return [a, b];
}

/** Mean support of the pairs that relaxation left most of their similarity. */
function meanSupport(support: Float64Array, similarity: Float64Array, a: CodedTemplate, b: CodedTemplate): number {
  const { least, most, middle, steepness } = AVERAGED;
  const cylinders = Math.min(a.owners.length, b.owners.length);
  const count = least + Math.round(sigmoid(cylinders, middle, steepness) * (most - least));
  const kept = [...support.keys()].sort((p, q) => support[q] / similarity[q] - support[p] / similarity[p] || p - q);
  return kept.slice(0, count).reduce((sum, t) => sum + support[t], 0) / count;
}
