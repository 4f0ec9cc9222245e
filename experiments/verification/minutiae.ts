import type { Pair } from "../../src/metrics/pairs.js";
import { canEnrol, type Enrolment } from "../../src/minutiae/enrolment.js";
import { codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import type { Template } from "../../src/minutiae/template.js";
import { pick, type Received, stage } from "../define.js";
import { comparisons, type PairProtocol } from "../shared/comparisons.js";
import type { DescribedPrints } from "./prints.js";

/** Comparisons between two reports of progress. */
const REPORT = 256;

interface Settings {
  readonly pairs: PairProtocol;
  readonly enrol: Enrolment;
}

/** The minutiae matcher's score of each pair. */
export const minutiae = stage(
  import.meta.url,
  { config: pick("pairs", "enrol"), cut: "whole" },
  ({ config: { pairs, enrol }, inputs: { prints }, work }: Received<Settings, { prints: DescribedPrints }>) => {
    const templates = prints.described.map(({ template }) => template);
    return minutiaeScores(templates, comparisons(prints.chosen, pairs), enrol, work.progress);
  },
);

/** The score of each pair; −∞ where one of the two does not show enough to be enrolled. */
export function minutiaeScores(
  templates: readonly Template[],
  pairs: readonly Pair[],
  enrolment: Enrolment,
  progress: (done: number, total: number) => void,
): Float64Array {
  const coded = templates.map((template) => (canEnrol(template, enrolment) ? codeTemplate(template) : undefined));
  return Float64Array.from(pairs, ({ probe, gallery }, i) => {
    if (i % REPORT === 0) progress(i, pairs.length);
    const [a, b] = [coded[probe], coded[gallery]];
    return a && b ? compareMinutiae(a, b) : Number.NEGATIVE_INFINITY;
  });
}
