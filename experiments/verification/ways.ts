import { quantile } from "../../src/metrics/quantile.js";
import { scoreSet } from "../../src/metrics/scoreSet.js";
import type { Estimate } from "../../src/metrics/verification.js";
import { verification } from "../../src/metrics/verification.js";
import { templateToIso } from "../../src/minutiae/formats/fmr/templateToIso.js";
import { meanQuality } from "../../src/minutiae/meanQuality.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage } from "../define.js";
import { comparisons, type PairProtocol } from "../shared/comparisons.js";
import { printName } from "../shared/printName.js";
import type { PrintDescription } from "./describePrint.js";
import type { DescribedPrints } from "./prints.js";

/** Paper B's three ways to compare prints, in its order. */
export const WAYS = ["pattern", "correlation", "minutiae"] as const;
export type Way = (typeof WAYS)[number];

/** What a way takes, and its equal error rate by the quality of the prints. */
export interface WayFacts {
  readonly way: Way;
  /** Bytes of a template, the mean over prints. */
  readonly bytes: number;
  /** EER where both prints are in the better half, and where one is not; undefined where one kind of comparison is missing. */
  readonly better: Estimate | undefined;
  readonly worse: Estimate | undefined;
}

interface Inputs extends Record<Way, Float64Array | undefined> {
  readonly prints: DescribedPrints;
}

/** The three ways side by side. */
export const ways = stage(
  import.meta.url,
  { config: pick("pairs"), stream: "verification/ways" },
  ({ config: { pairs }, inputs: { prints, ...scores }, work }: Received<{ pairs: PairProtocol }, Inputs>): WayFacts[] =>
    WAYS.flatMap((way) => {
      const own = scores[way];
      return own ? wayFacts(way, prints, pairs, own, work.stream.substream(way)) : [];
    }),
);

/** The facts of one way from its scores. */
function wayFacts(
  way: Way,
  { chosen, described }: DescribedPrints,
  protocol: PairProtocol,
  scores: Float64Array,
  stream: Stream,
) {
  const pairs = comparisons(chosen, protocol);
  const good = betterHalf(described.map(({ template }) => meanQuality(template)));
  const prints = chosen.map((print) => ({ finger: print.finger, name: printName(print) }));
  const eer = (wanted: boolean): Estimate | undefined => {
    const at = [...pairs.keys()].filter((i) => (good[pairs[i].probe] && good[pairs[i].gallery]) === wanted);
    const these = at.map((i) => pairs[i]);
    if (!these.some(({ genuine }) => genuine) || these.every(({ genuine }) => genuine)) return undefined;
    const set = scoreSet(
      these,
      Float64Array.from(at, (i) => scores[i]),
      prints,
    );
    return verification(set, stream.substream(wanted ? "better" : "worse")).statistics.eer;
  };
  const bytes = described.reduce((sum, one) => sum + templateBytes(way, one), 0) / described.length;
  return { way, bytes, better: eer(true), worse: eer(false) };
}

/** Which qualities are above the median. */
export function betterHalf(qualities: readonly number[]): boolean[] {
  const median = quantile(
    qualities.toSorted((a, b) => a - b),
    0.5,
  );
  return qualities.map((quality) => quality > median);
}

/** Bytes of a print's template: ISO/IEC 19794-2 for minutiae, the arrays that are compared for the others. */
export function templateBytes(way: Way, { template, correlation, pattern }: PrintDescription): number {
  if (way === "minutiae") return templateToIso(template).length;
  if (way === "correlation") return correlation.levels.byteLength + correlation.upright.byteLength;
  const { column, row, waveX, waveY, phase } = pattern;
  return [column, row, waveX, waveY, phase].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
