import type { Interval } from "../../src/metrics/interval.js";
import { newcombe } from "../../src/metrics/newcombe.js";
import { pick, type Received, stage } from "../define.js";
import type { Condition } from "./conditions.js";
import { type Estimate, estimates, type Rate, rateOf } from "./estimates.js";
import { type Decision, decisions, type Histograms, type RouteOutcome, type ScoredDecision, type Trials } from "./outcomes.js";

/** False rejections and acceptances of every decision under one condition. */
export interface ConditionRates {
  readonly condition: Condition;
  readonly rates: Readonly<Record<Decision, { readonly frr: Rate; readonly far: Rate }>>;
}

/** What a change from the base condition costs the equality of optimal routes. */
export interface Sensitivity {
  readonly condition: Condition;
  /** Parameters in which it differs from the base condition. */
  readonly changed: readonly Parameter[];
  readonly frr: number;
  readonly n: number;
  /** FRR less that of the base condition. */
  readonly difference: number;
  /** 95 % of the difference. */
  readonly interval: Interval;
}

export interface DecisionRates {
  readonly base: ConditionRates;
  /** Every condition, the base condition too. */
  readonly conditions: readonly ConditionRates[];
  /** The changes from the base condition, the costliest first. */
  readonly sensitivity: readonly Sensitivity[];
}

/** FAR and FRR of all decisions, at the thresholds that the base condition's development half gives. */
export const decisionRates = stage(
  import.meta.url,
  { config: pick("far") },
  ({ config: { far }, inputs }: Received<{ far: number }, { trials: Trials }>): DecisionRates => {
    const routes = estimates(inputs.trials, "routes");
    const base = routes.find(({ condition }) => condition.sweep === "base")!;
    const thresholds = chooseThresholds(base.outcome, far);
    const rates = ({ condition, outcome }: Estimate<RouteOutcome>): ConditionRates => {
      const pairs = decisions.map((decision) => [decision, errorsOf(outcome, decision, thresholds)]);
      return { condition, rates: Object.fromEntries(pairs) };
    };
    return { base: rates(base), conditions: routes.map(rates), sensitivity: sensitivityOf(routes, base) };
  },
);

/** The bin from which on a score is accepted. */
export type Thresholds = Readonly<Record<ScoredDecision, number>>;

/** The lowest thresholds at which no more than `far` of the development half's impostors are accepted. */
export function chooseThresholds({ scores }: Pick<RouteOutcome, "scores">, far: number): Thresholds {
  const choose = ([development]: readonly Histograms[]): number => {
    const { impostor } = development!;
    const all = total(impostor);
    let accepted = 0;
    let bin = impostor.length;
    while (bin > 1 && accepted + impostor[bin - 1] <= far * all) accepted += impostor[--bin];
    return bin;
  };
  return { route: choose(scores.route), minutiae: choose(scores.minutiae) };
}

/** False rejections and acceptances of a decision; of those by a score at the threshold, on the half that did not choose it. */
export function errorsOf(
  outcome: Pick<RouteOutcome, "scores" | "equality" | "trials" | "impostors">,
  decision: Decision,
  thresholds: Thresholds,
): { frr: Rate; far: Rate } {
  if (decision === "route" || decision === "minutiae") {
    const { genuine, impostor } = outcome.scores[decision][1];
    const from = thresholds[decision];
    const rejected = total(genuine.subarray(0, from));
    const accepted = total(impostor.subarray(from));
    return { frr: rateOf(rejected, total(genuine)), far: rateOf(accepted, total(impostor)) };
  }
  const { rejected, accepted } = outcome.equality[decision];
  return { frr: rateOf(rejected, outcome.trials), far: rateOf(accepted, outcome.impostors) };
}

/** What a condition differs in from others, in the order of tables. */
export const PARAMETERS = ["minutiae", "noise", "lost", "spurious", "shift", "turn"] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** Changes from the base condition, the costliest first; what repeats the base condition is left out. */
export function sensitivityOf(routes: readonly Estimate<RouteOutcome>[], base: Estimate<RouteOutcome>): Sensitivity[] {
  const before = base.outcome.equality.optimal.rejected;
  return routes
    .map(({ condition, outcome }) => {
      const { trials: n, equality } = outcome;
      const { rejected } = equality.optimal;
      return {
        condition,
        changed: changedParameters(condition, base.condition),
        ...{ frr: rejected / n, n },
        difference: rejected / n - before / base.outcome.trials,
        interval: newcombe(rejected, n, before, base.outcome.trials),
      };
    })
    .filter(({ changed }) => changed.length > 0)
    .sort((a, b) => b.difference - a.difference);
}

/** The parameters in which two conditions differ. */
export function changedParameters(condition: Condition, base: Condition): Parameter[] {
  return PARAMETERS.filter((key) => condition[key] !== base[key] || (key === "minutiae" && condition.upTo !== base.upTo));
}

function total(counts: Uint32Array): number {
  return counts.reduce((all, count) => all + count, 0);
}
