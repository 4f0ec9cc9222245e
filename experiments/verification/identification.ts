import { type CumulativeMatch, cumulativeMatch } from "../../src/metrics/cumulativeMatch.js";
import { identificationRanks } from "../../src/metrics/identificationRanks.js";
import { type OpenSetRate, openSet } from "../../src/metrics/openSet.js";
import { type Received, stage } from "../define.js";
import type { Matcher } from "./matchers.js";
import type { RatedMatcher } from "./rates.js";

/** Ranks that are looked at, at most. */
const RANKS = 20;
/** Shares of the searches for fingers not in the gallery that may name one. */
export const FPIRS = [0.1, 0.01] as const;

/** How often a matcher finds a print's finger among all. */
export interface Identified {
  readonly matcher: Matcher;
  readonly probes: number;
  readonly gallery: number;
  readonly closed: CumulativeMatch;
  /** By `FPIRS`. */
  readonly open: readonly OpenSetRate[];
}

/** Identification by each matcher that compares prints with prints: every print is searched for among all the others. */
export const identification = stage(
  import.meta.url,
  { stream: "verification/identification" },
  ({ inputs: { rated }, work }: Received<object, { rated: readonly RatedMatcher[] }>): Identified[] =>
    rated.flatMap(({ matcher, set }) => {
      const found = matcher === "ann" ? undefined : identificationRanks(set);
      if (!found) return [];
      const stream = work.stream.substream(matcher);
      return {
        matcher,
        probes: found.ranks.length,
        gallery: found.gallery,
        closed: cumulativeMatch(found, RANKS, stream.substream("closed")),
        open: FPIRS.map((fpir) => openSet(found, fpir, stream.substream(`open ${fpir}`))),
      };
    }),
);
