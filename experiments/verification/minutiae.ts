import type { Pair } from "../../src/metrics/pairs.js";
import { LEAST_MINUTIAE } from "../../src/minutiae/limits.js";
import { codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import type { Template } from "../../src/minutiae/template.js";
import { pick, type Received, stage } from "../define.js";
import { comparisons, type PairProtocol } from "../shared/comparisons.js";
import type { DescribedPrints } from "./prints.js";

/** Comparisons between two reports of progress. */
const REPORT = 256;

/** The minutiae matcher's score of each pair. */
export const minutiae = stage(
  import.meta.url,
  { config: pick("pairs"), cut: "whole" },
  ({ config: { pairs }, inputs: { prints }, work }: Received<{ pairs: PairProtocol }, { prints: DescribedPrints }>) => {
    const templates = prints.described.map(({ template }) => template);
    return minutiaeScores(templates, comparisons(prints.chosen, pairs), work.progress);
  },
);

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
