import type { Moments } from "./moments.js";
import type { ScoreSet } from "./scoreSet.js";

/** Points of a curve of two rates, the false match rate falling from 1 to 0, the false non-match rate rising from 0 to 1. */
export interface RatePoints {
  readonly fmr: Float64Array;
  readonly fnmr: Float64Array;
}

/** FMR and FNMR at every threshold that makes a difference. */
export interface ErrorCurve extends RatePoints {
  /** The distinct scores, ascending, and last +∞: what is as high or higher is accepted. */
  readonly thresholds: Float64Array;
  /** Numbers of comparisons. */
  readonly genuine: number;
  readonly impostor: number;
  /** The moments of both kinds' scores, where the curve does not have a point for each score. */
  readonly moments?: () => { readonly genuine: Moments; readonly impostor: Moments };
}

/**
 * The false match rate (share of impostor comparisons accepted) and the false non-match rate (share of genuine ones rejected) of
 * ISO/IEC 19795-1, at each threshold t, where a comparison is accepted if score ≥ t. So equal scores are accepted together: a tie of
 * a genuine and an impostor score moves both rates at once. Failed comparisons (−∞) are rejected at every finite threshold.
 *
 * @throws RangeError unless there are both genuine and impostor comparisons.
 *
 * @example
 * import { errorCurve } from "ridgelab/metrics";
 * const curve = errorCurve({ scores: Float64Array.of(0.9, 0.4, 0.6, 0.1), genuine: Uint8Array.of(1, 1, 0, 0) });
 * curve.thresholds; // [0.1, 0.4, 0.6, 0.9, Infinity]
 * curve.fmr; // [1, 0.5, 0.5, 0, 0]
 * curve.fnmr; // [0, 0, 0.5, 0.5, 1]
 */
export function errorCurve({ scores, genuine }: ScoreSet): ErrorCurve {
  const [impostors, genuines] = [0, 1].map((kind) => scoresOf({ scores, genuine }, kind).sort());
  requireBoth(genuines.length, impostors.length);
  const [thresholds, fmr, fnmr] = [0, 1, 2].map(() => new Float64Array(scores.length + 1));
  let rejected = 0;
  let missed = 0;
  let size = 0;
  for (; rejected < impostors.length || missed < genuines.length; size++) {
    const next = rejected < impostors.length ? impostors[rejected] : Number.POSITIVE_INFINITY;
    const score = missed < genuines.length && genuines[missed] < next ? genuines[missed] : next;
    thresholds[size] = score;
    fmr[size] = (impostors.length - rejected) / impostors.length;
    fnmr[size] = missed / genuines.length;
    while (rejected < impostors.length && impostors[rejected] === score) rejected++;
    while (missed < genuines.length && genuines[missed] === score) missed++;
  }
  thresholds[size] = Number.POSITIVE_INFINITY;
  fnmr[size] = 1;
  const [kept, falseMatches, falseNonMatches] = [thresholds, fmr, fnmr].map((values) => values.slice(0, size + 1));
  return {
    ...{ thresholds: kept, fmr: falseMatches, fnmr: falseNonMatches },
    ...{ genuine: genuines.length, impostor: impostors.length },
  };
}

/** The scores of one kind: 1 genuine, 0 impostor. */
export function scoresOf({ scores, genuine }: ScoreSet, kind: number): Float64Array {
  const chosen = new Float64Array(scores.length);
  let size = 0;
  for (let i = 0; i < scores.length; i++) if (genuine[i] === kind) chosen[size++] = scores[i];
  return chosen.slice(0, size);
}

/**
 * The curve of how many genuine and impostor comparisons, or what weight of them, have each distinct score.
 *
 * @param thresholds the distinct scores, ascending, and last +∞.
 * @param genuine the weight at each distinct score.
 * @param impostor the same.
 * @param into where the rates go, as long as `thresholds`.
 * @throws RangeError unless both kinds have a weight.
 */
export function curveOfCounts(
  thresholds: Float64Array,
  genuine: Float64Array,
  impostor: Float64Array,
  into: RatePoints,
): ErrorCurve {
  const { fmr, fnmr } = into;
  const last = thresholds.length - 1;
  fnmr[0] = 0;
  fmr[last] = 0;
  for (let i = 0; i < last; i++) fnmr[i + 1] = fnmr[i] + genuine[i];
  for (let i = last - 1; i >= 0; i--) fmr[i] = fmr[i + 1] + impostor[i];
  const totals = { genuine: fnmr[last], impostor: fmr[0] };
  requireBoth(totals.genuine, totals.impostor);
  for (let i = 0; i <= last; i++) {
    fmr[i] /= totals.impostor;
    fnmr[i] /= totals.genuine;
  }
  return { thresholds, fmr, fnmr, ...totals };
}

function requireBoth(genuine: number, impostor: number): void {
  if (genuine > 0 && impostor > 0) return;
  throw new RangeError(`an error curve needs genuine and impostor comparisons; given ${genuine} genuine, ${impostor} impostor`);
}
