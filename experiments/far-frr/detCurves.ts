import { curveOfCounts } from "../../src/metrics/errorCurve.js";
import { type Received, stage } from "../define.js";
import type { Condition } from "./conditions.js";
import { estimates, sum } from "./estimates.js";
import type { Histograms, RouteOutcome, ScoredDecision, Trials } from "./outcomes.js";

/** A decision's FAR and FRR at every threshold, where readings differ as impressions do. */
export interface DetCurve {
  readonly decision: ScoredDecision;
  readonly condition: Condition;
  readonly far: Float64Array;
  readonly frr: Float64Array;
  /** Whether some threshold has errors of both kinds: else there is no curve to draw. */
  readonly drawn: boolean;
}

export interface DetCurves {
  readonly curves: readonly DetCurve[];
  /** The least numbers of any of them. */
  readonly readings: number;
  readonly impostors: number;
}

/** DET curves of the two decisions by a score; undefined where no condition is of that kind. */
export const detCurves = stage(
  import.meta.url,
  {},
  ({ inputs }: Received<unknown, { trials: Trials }>): DetCurves | undefined => {
    const chosen = estimates(inputs.trials, "routes").filter(({ condition }) => condition.sweep === "impressions");
    if (chosen.length === 0) return undefined;
    const least = (key: "trials" | "impostors") => Math.min(...chosen.map(({ outcome }) => outcome[key]));
    return {
      curves: chosen.flatMap(({ condition, outcome }) =>
        (["route", "minutiae"] as const).map((decision) => ({ decision, condition, ...curveOf(outcome, decision) })),
      ),
      ...{ readings: least("trials"), impostors: least("impostors") },
    };
  },
);

/** The curve of a decision by a score, over both halves. */
export function curveOf(
  { scores }: Pick<RouteOutcome, "scores">,
  decision: ScoredDecision,
): Pick<DetCurve, "far" | "frr" | "drawn"> {
  const [a, b] = scores[decision];
  const { genuine, impostor } = sum(a, b) as Histograms;
  const bins = genuine.length;
  // The rates are those from each bin on, and beyond the last; what scores these are does not matter here.
  const thresholds = new Float64Array(bins + 1);
  const into = { fmr: new Float64Array(bins + 1), fnmr: new Float64Array(bins + 1) };
  const { fmr: far, fnmr: frr } = curveOfCounts(thresholds, Float64Array.from(genuine), Float64Array.from(impostor), into);
  return { far, frr, drawn: far.some((rate, i) => rate > 0 && frr[i] > 0) };
}
