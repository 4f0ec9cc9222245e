import { type Received, stage } from "../define.js";
import { estimates, type Rate, rateOf } from "./estimates.js";
import type { MovedOutcome, Trials } from "./outcomes.js";

/** What one minutia's displacement by so many pixels changes. */
export interface MovedRate {
  readonly distance: number;
  readonly password: Rate;
  readonly route: Rate;
  /** Edges that a route loses where it changes, on average; null where none does. */
  readonly edges: number | null;
}

/** How often the displacement of one minutia changes passwords and routes. */
export const movedRates = stage(import.meta.url, {}, ({ inputs }: Received<unknown, { trials: Trials }>) =>
  estimates(inputs.trials, "moved").map(({ condition, outcome }) => movedRate(condition.noise, outcome)),
);

/** Rates of changes, and the mean of the edges lost. */
export function movedRate(distance: number, outcome: Omit<MovedOutcome, "kind" | "milliseconds">): MovedRate {
  const { trials, passwords, routesChanged, lostEdges } = outcome;
  const edges = lostEdges.reduce((sum, n, lost) => sum + n * lost, 0);
  return {
    distance,
    password: rateOf(passwords, trials),
    route: rateOf(routesChanged, trials),
    edges: routesChanged > 0 ? edges / routesChanged : null,
  };
}
