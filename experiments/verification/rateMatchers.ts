import { equalErrorRate } from "../../src/metrics/equalErrorRate.js";
import { errorCurve } from "../../src/metrics/errorCurve.js";
import { type Failures, failures } from "../../src/metrics/failures.js";
import { type ScoreSet, scoreSet } from "../../src/metrics/scoreSet.js";
import { type Verification, verification } from "../../src/metrics/verification.js";
import type { Stream } from "../../src/random/stream.js";
import { comparisons, type PairProtocol } from "../shared/comparisons.js";
import type { Print } from "../shared/openPrints.js";
import { claimPairs } from "./fingerClaims.js";

/** A matcher's scores and what they say. */
export interface RatedMatcher {
  readonly matcher: string;
  readonly set: ScoreSet;
  readonly verification: Verification;
  readonly failures: Failures;
  /** The EER of the comparisons that gave a score. */
  readonly enrolled: number;
}

/** What is compared: pairs of prints, and the ANN's claims, for which see `fingerClaims`. */
export interface ComparedBy {
  readonly protocol: PairProtocol;
  readonly parts: number;
}

/**
 * The error rates of each matcher's scores.
 *
 * @param scores by matcher, in the order of the pairs; those called `ann` in the order of the claims.
 * @param rates the FAR and FRR to look at, for `verification.atRates`.
 */
export function rateMatchers(
  chosen: readonly Pick<Print, "finger" | "impression">[],
  { protocol, parts }: ComparedBy,
  scores: Readonly<Record<string, Float64Array>>,
  { far, frr }: { readonly far: number; readonly frr: number },
  stream: Stream,
): RatedMatcher[] {
  const pairs = comparisons(chosen, protocol);
  const prints = chosen.map(({ finger, impression }) => ({ finger, name: `${finger}_${impression}` }));
  return Object.entries(scores).map(([matcher, own]) => {
    const compared = matcher === "ann" ? claimPairs(prints, parts) : { pairs, prints };
    const set = scoreSet(compared.pairs, own, compared.prints);
    const rated = verification(set, stream.substream(matcher), { rates: { fmr: far, fnmr: frr } });
    return { matcher, set, verification: rated, failures: failures(set), enrolled: enrolledRate(set) };
  });
}

/** The equal error rate without the comparisons that failed. */
function enrolledRate({ scores, genuine }: ScoreSet): number {
  const kept = [...scores.keys()].filter((i) => scores[i] > Number.NEGATIVE_INFINITY);
  const of = { scores: Float64Array.from(kept, (i) => scores[i]), genuine: Uint8Array.from(kept, (i) => genuine[i]) };
  return of.genuine.includes(0) && of.genuine.includes(1) ? equalErrorRate(errorCurve(of)) : Number.NaN;
}
