import type { CodedTemplate } from "./codeTemplate.js";
import { greedyPairs, type Pairs } from "./greedyPairs.js";
import { localSimilarities } from "./localSimilarities.js";
import { type RelaxedPairs, relaxPairs } from "./relaxPairs.js";

/** Pairs that are relaxed, at most: of prints with more minutiae the most similar ones. Chosen on synthetic prints. */
const MOST_PAIRS = 40;

/** Minutiae of two prints that are alike around, and how far each pair is supported by the others. */
export interface SupportedPairs extends RelaxedPairs {
  readonly pairs: Pairs;
  /** How alike all cylinders are; see `localSimilarities`, whose next call writes over it. */
  readonly similarities: Float32Array;
}

/** Pairs each minutia's cylinder of `a` with one of `b`, and relaxes the pairs; undefined where there are fewer than two. */
export function supportedPairs(a: CodedTemplate, b: CodedTemplate): SupportedPairs | undefined {
  const similarities = localSimilarities(a, b);
  const cylinders = greedyPairs(similarities, a.owners.length, b.owners.length, MOST_PAIRS);
  if (cylinders.value.length < 2) return undefined;
  const pairs = {
    ...cylinders,
    first: cylinders.first.map((i) => a.owners[i]),
    second: cylinders.second.map((j) => b.owners[j]),
  };
  return { pairs, similarities, ...relaxPairs(a, b, pairs) };
}
