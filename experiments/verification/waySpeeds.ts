import type { CorrelationOptions } from "../../src/matchers/correlation.js";
import { codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import { pick, type Received, stage } from "../define.js";
import { correlationRow } from "./correlationRow.js";
import { patternRow } from "./patternRow.js";
import type { DescribedPrints } from "./prints.js";
import { WAYS, type Way } from "./ways.js";

/** Comparisons that are timed of each way, at most. */
const TIMED = 60;

/** Time of one comparison of two described prints, on one core. */
export interface WaySpeed {
  readonly way: Way;
  readonly milliseconds: number;
  readonly n: number;
}

/** How long a comparison takes by each of paper B's three ways. */
export const waySpeeds = stage(
  import.meta.url,
  { config: pick("correlation") },
  ({
    config: { correlation: options },
    inputs: { prints },
  }: Received<{ correlation: CorrelationOptions }, { prints: DescribedPrints }>): WaySpeed[] => {
    const { described } = prints;
    const coded = described.map(({ template }) => codeTemplate(template));
    const compare: Record<Way, (a: number, b: number) => unknown> = {
      pattern: (a, b) => patternRow(described[a].pattern, [described[b].pattern]),
      correlation: (a, b) => correlationRow(described[a].correlation, [described[b].correlation.upright], options),
      minutiae: (a, b) => compareMinutiae(coded[a], coded[b]),
    };
    const pairs = Array.from({ length: TIMED }, (_, i) => [i % described.length, (i * 7 + 1) % described.length] as const);
    return WAYS.map((way) => {
      // The first comparisons are slowed by compilation.
      for (const [a, b] of pairs.slice(0, 10)) compare[way](a, b);
      const began = performance.now();
      for (const [a, b] of pairs) compare[way](a, b);
      return { way, milliseconds: (performance.now() - began) / pairs.length, n: pairs.length };
    });
  },
);
