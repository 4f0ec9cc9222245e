import type { Pair } from "../../src/metrics/pairs.js";
import { LEAST_MINUTIAE } from "../../src/minutiae/limits.js";
import { codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import type { Template } from "../../src/minutiae/template.js";

/** Comparisons between two reports of progress. */
const REPORT = 256;

/** The score of each pair; −∞ where one of the two has fewer than 16 minutiae, and so could not be enrolled. */
export function minutiaeScores(
  templates: readonly Template[],
  pairs: readonly Pair[],
  progress: (done: number, total: number) => void,
): Float64Array {
  const coded = templates.map((template) => (template.minutiae.length < LEAST_MINUTIAE ? undefined : codeTemplate(template)));
  return Float64Array.from(pairs, ({ probe, gallery }, i) => {
    if (i % REPORT === 0) progress(i, pairs.length);
    const [a, b] = [coded[probe], coded[gallery]];
    return a && b ? compareMinutiae(a, b) : Number.NEGATIVE_INFINITY;
  });
}
