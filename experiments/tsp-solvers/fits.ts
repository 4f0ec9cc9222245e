import type { GrowthFit } from "../../src/metrics/growthFit.js";
import type { SolverName } from "../../src/routes/solvers.js";
import { type Received, stage } from "../define.js";
import { patience, solverFacts, solverNames } from "./solverFacts.js";
import type { SolverTrial } from "./solveTimed.js";

/** A solver's growth, in time and in operations. */
export interface SolverFit {
  readonly solver: SolverName;
  readonly milliseconds: GrowthFit | undefined;
  readonly operations: GrowthFit | undefined;
  /** The largest number of points within each of `patience`, by the fit of the times; null where that does not grow. */
  readonly within: readonly (number | null)[] | undefined;
}

/** How the cost of every solver grows. mathjs, which takes long to load, is loaded here and not when the lab starts. */
export const fits = stage(
  import.meta.url,
  {},
  async ({ inputs: { trials } }: Received<unknown, { trials: SolverTrial[] }>): Promise<SolverFit[]> => {
    const { growthFit } = await import("../../src/metrics/growthFit.js");
    return solverNames.map((solver) => {
      const own = trials.filter((trial) => trial.solver === solver);
      const grown = (key: "milliseconds" | "operations") =>
        growthFit(distinctCosts(own.map((trial) => ({ points: trial.points, cost: trial[key] }))), solverFacts[solver].growth);
      const milliseconds = grown("milliseconds");
      const within = milliseconds && patience.map((limit) => largestWithin(milliseconds, limit.milliseconds));
      return { solver, milliseconds, operations: grown("operations"), within };
    });
  },
);

/**
 * The costs, or, where no two instances of any number of points differ, each number of points once: a count that does not depend on the
 * instance is no more certain for being repeated.
 */
export function distinctCosts(costs: readonly { points: number; cost: number }[]): readonly { points: number; cost: number }[] {
  const first = new Map(costs.map(({ points, cost }) => [points, cost]));
  if (costs.some(({ points, cost }) => first.get(points) !== cost)) return costs;
  return [...first].map(([points, cost]) => ({ points, cost }));
}

/**
 * The largest whole number of points at which a fitted cost is within a limit, from 1000 on with three digits: 0 where the cost of a
 * single point is above it, null where the cost does not grow.
 */
export function largestWithin(fit: Pick<GrowthFit, "form" | "factor" | "rate">, limit: number): number | null {
  if (fit.rate <= 0) return null;
  const whole = Math.max(0, Math.floor(reaches(fit, limit)));
  return whole < 1000 ? whole : Number(whole.toPrecision(3));
}

/** The number of points at which a fitted cost reaches a limit. */
export function reaches({ form, factor, rate }: Pick<GrowthFit, "form" | "factor" | "rate">, limit: number): number {
  const log = Math.log(limit / factor) / rate;
  return form === "power" ? Math.exp(log) : log;
}
