import type { CodedTemplate } from "./codeTemplate.js";
import { greedyPairs, type Pairs } from "./greedyPairs.js";
import { localSimilarities } from "./localSimilarities.js";
import { type RelaxedPairs, relaxPairs } from "./relaxPairs.js";

/** Minutiae of two prints that are alike around, and how far each pair is supported by the others. */
export interface SupportedPairs extends RelaxedPairs {
  readonly pairs: Pairs;
}

/** Pairs each minutia's cylinder of `a` with one of `b`, and relaxes the pairs; undefined where there are fewer than two. */
export function supportedPairs(a: CodedTemplate, b: CodedTemplate): SupportedPairs | undefined {
  const cylinders = greedyPairs(localSimilarities(a, b), a.owners.length, b.owners.length);
  if (cylinders.value.length < 2) return undefined;
  const pairs = {
    ...cylinders,
    first: cylinders.first.map((i) => a.owners[i]),
    second: cylinders.second.map((j) => b.owners[j]),
  };
  return { pairs, ...relaxPairs(a, b, pairs) };
}
