import { equalErrorRate } from "../../src/metrics/equalErrorRate.js";
import { errorCurve } from "../../src/metrics/errorCurve.js";
import { type Failures, failures } from "../../src/metrics/failures.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { type ScoreSet, scoreSet } from "../../src/metrics/scoreSet.js";
import { type Verification, verification } from "../../src/metrics/verification.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage } from "../define.js";
import { comparisons, type PairProtocol } from "../shared/comparisons.js";
import type { Print } from "../shared/openPrints.js";
import { printName } from "../shared/printName.js";
import { claimPairs } from "./fingerClaims.js";
import { MATCHERS, type Matcher } from "./matchers.js";
import type { DescribedPrints } from "./prints.js";
import { quotedRates } from "./quotedRates.js";

/** A matcher's scores and what they say. */
export interface RatedMatcher {
  readonly matcher: Matcher;
  readonly set: ScoreSet;
  readonly verification: Verification;
  readonly failures: Failures;
  /** The EER of the comparisons that gave a score; not a number where none of a kind did. */
  readonly enrolled: number;
}

/** What is compared: pairs of prints, and the ANN's claims, for which see `fingerClaims`. */
export interface ComparedBy {
  readonly protocol: PairProtocol;
  readonly parts: number;
}

/** Scores by matcher, in the order of the pairs; those of `ann` in the order of the claims. */
export type Scores = Readonly<Partial<Record<Matcher, Float64Array>>>;

interface Inputs extends Record<Matcher, Float64Array | undefined> {
  readonly prints: DescribedPrints;
}

/** The error rates of each matcher that was asked for. */
export const rates = stage(
  import.meta.url,
  { config: pick("pairs"), stream: "verification/rates" },
  ({
    config: { pairs },
    inputs: { prints, ...scores },
    given: { parts },
    work,
  }: Received<{ pairs: PairProtocol }, Inputs, { parts: number }>) =>
    rateMatchers(prints.chosen, { protocol: pairs, parts }, scores, quotedRates(), work.stream),
);

/**
 * The error rates of each matcher's scores.
 *
 * @param quoted the FAR and FRR to look at, for `verification.atRates`
 */
export function rateMatchers(
  chosen: readonly Pick<Print, "finger" | "impression">[],
  { protocol, parts }: ComparedBy,
  scores: Scores,
  quoted: { readonly far: number; readonly frr: number },
  stream: Stream,
): RatedMatcher[] {
  const pairs = comparisons(chosen, protocol);
  const prints = chosen.map((print) => ({ finger: print.finger, name: printName(print) }));
  return MATCHERS.flatMap((matcher): RatedMatcher[] => {
    const own = scores[matcher];
    if (!own) return [];
    const compared = matcher === "ann" ? claimPairs(prints, parts) : { pairs, prints };
    const set = scoreSet(compared.pairs, own, compared.prints);
    const rated = verification(set, stream.substream(matcher), { rates: { fmr: quoted.far, fnmr: quoted.frr } });
    return [{ matcher, set, verification: rated, failures: failures(set), enrolled: enrolledRate(set) }];
  });
}

/** The equal error rate without the comparisons that failed; not a number where none of a kind is left. */
export function enrolledRate({ scores, genuine }: Pick<ScoreSet, "scores" | "genuine">): number {
  const kept = [...scores.keys()].filter((i) => scores[i] > Number.NEGATIVE_INFINITY);
  const of = { scores: Float64Array.from(kept, (i) => scores[i]), genuine: Uint8Array.from(kept, (i) => genuine[i]) };
  return of.genuine.includes(0) && of.genuine.includes(1) ? equalErrorRate(errorCurve(of)) : Number.NaN;
}

/** The FRR that no threshold goes below: that of prints which were not enrolled. */
export function leastFrr({ failures, verification: { curve } }: Pick<RatedMatcher, "failures" | "verification">): number {
  return failures.genuine / curve.genuine;
}

/** The lowest FMR that the most impostor comparisons of a matcher can show, 3/n, and whether a quoted FAR is as high. */
export function reachOf(rated: readonly { readonly verification: Pick<Verification, "curve"> }[], far: number) {
  const limit = ruleOfThree(Math.max(...rated.map(({ verification: { curve } }) => curve.impostor))).high;
  return { limit, isWithin: limit <= far };
}
