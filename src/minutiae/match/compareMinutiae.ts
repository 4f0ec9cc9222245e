import { bestMap } from "./alignMinutiae.js";
import type { CodedTemplate } from "./codeTemplate.js";
import type { MinutiaPair } from "./matchedMinutiae.js";
import { matchedShare } from "./matchedShare.js";
import { placedMinutiae } from "./placedMinutiae.js";
import { type RelaxedPairs, relaxPairs } from "./relaxPairs.js";
import { sigmoid } from "./sigmoid.js";
import { stretchedMinutiae } from "./stretchedMinutiae.js";
import { supportedPairs } from "./supportedPairs.js";

/** Pairs whose support is averaged: min_nP to max_nP, by a sigmoid of the number of cylinders (μ_P, τ_P); Cappelli et al. 2010, Table 1. */
const AVERAGED = { least: 4, most: 12, middle: 20, steepness: 2 / 5 } as const;

/** Weights in the score: of the best pairs' support before the prints are laid on each other, of the share that meets, and of their support. */
const WEIGHTS = { before: 0.25, share: 0.55, after: 0.2 } as const;

/** Prints of two fingers score more once in a thousand times. */
export const RARE_SCORE = 0.07;

/**
 * How alike two prints' minutiae are, 0 (nothing in common) to 1; a print and itself give nearly 1, two prints of a finger most often more
 * than 0.07, prints of two fingers once in a thousand times. Symmetric, and independent of the minutiae's order, to the last bit; between engines, whose `exp`
 * and `sin` may differ in the last place, to rounding. Prints with fewer than two cylinders score 0.
 *
 * Local: each minutia's cylinder of one print is paired with one of the other (`localSimilarities`, `greedyPairs`), and the pairs support
 * each other as far as they lie alike (`relaxPairs`): minutia cylinder codes with relaxation (LSS-R), with the parameters of the paper; but
 * no minutia is in two pairs, where the paper takes the most similar pairs whatever they share.
 *
 * Global: the prints are laid on each other along the pairs with the most support, at whatever angle, by a rigid map and then as the skin
 * was stretched (`stretchedMinutiae`), the minutiae that meet are counted (`matchedShare`), and support each other in their turn. The score
 * is the weighted geometric mean of the best pairs' support, of the share of minutiae that meet, and of their support. Tolerances and weights were chosen on synthetic prints,
 * with three sets of real ones in view.
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
  return scoreAbove(a, b, 0);
}

/**
 * The score of `compareMinutiae`, to the last bit, where it is above a limit, and 0 where it is not; sooner for many prints of two
 * fingers, as each factor of the score is at most 1, so that one that is small says enough.
 *
 * @param limit negative for any score
 */
export function scoreAbove(a: CodedTemplate, b: CodedTemplate, limit: number): number {
  const [one, other] = inOrder(a, b);
  const supported = supportedPairs(one, other);
  if (!supported) return 0;
  const before = meanSupport(supported, supported.pairs.value, one, other) ** WEIGHTS.before;
  if (before <= limit) return 0;
  const map = bestMap(one, other, supported);
  const laid = stretchedMinutiae(one, placedMinutiae(other, map));
  const share = matchedShare(one, other, map, laid) ** WEIGHTS.share;
  if (before * share <= limit) return 0;
  const score = before * share * supportAmong(laid.matched, one, other, supported.similarities) ** WEIGHTS.after;
  return score > limit ? score : 0;
}

/** What the minutiae that meet support each other, as far as they have cylinders: the more of them, the more; 0–1. */
function supportAmong(matched: readonly MinutiaPair[], a: CodedTemplate, b: CodedTemplate, similarities: Float32Array): number {
  const [first, second, value]: number[][] = [[], [], []];
  for (const [i, j] of matched) {
    const [row, column] = [a.cylinderAt[i], b.cylinderAt[j]];
    const similarity = row < 0 || column < 0 ? 0 : similarities[row * b.owners.length + column];
    if (similarity === 0) continue;
    first.push(i);
    second.push(j);
    value.push(similarity);
  }
  // relaxation divides by the number of others
  const others = Math.max(value.length - 1, 0);
  return Math.min((meanSupport(relaxPairs(a, b, { first, second, value }), value, a, b) * others) / (AVERAGED.most - 1), 1);
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
function meanSupport({ support }: RelaxedPairs, similarity: readonly number[], a: CodedTemplate, b: CodedTemplate): number {
  const { least, most, middle, steepness } = AVERAGED;
  const cylinders = Math.min(a.owners.length, b.owners.length);
  const count = least + Math.round(sigmoid(cylinders, middle, steepness) * (most - least));
  const left = support.map((value, t) => value / similarity[t]);
  const kept = [...left.keys()].sort((p, q) => left[q] - left[p] || p - q);
  return kept.slice(0, count).reduce((sum, t) => sum + support[t], 0) / count;
}
