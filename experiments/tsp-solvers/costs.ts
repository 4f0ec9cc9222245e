import { quantile } from "../../src/metrics/quantile.js";
import type { SolverName } from "../../src/routes/solvers.js";
import { type Received, stage } from "../define.js";
import { solverGroups, solverNames } from "./solverFacts.js";
import type { SolverTrial } from "./solveTimed.js";

/** The middle one of some costs, the least and the greatest. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What a solver takes for instances of so many points. */
export interface SolverCosts {
  readonly solver: SolverName;
  readonly points: number;
  readonly milliseconds: Spread;
  readonly operations: Spread;
  /** Instances. */
  readonly n: number;
  /** Of an exact solver: instances on which the limit of operations ended the search before the proof. */
  readonly stopped: number;
}

/** Costs of the solvers, in the order of tables, by number of points. */
export const costs = stage(import.meta.url, {}, ({ inputs }: Received<unknown, { trials: SolverTrial[] }>) =>
  costsOf(inputs.trials),
);

/** Costs by solver and number of points. */
export function costsOf(trials: readonly SolverTrial[]): SolverCosts[] {
  return solverNames.flatMap((solver) => {
    const own = trials.filter((trial) => trial.solver === solver);
    const sizes = [...new Set(own.map(({ points }) => points))].sort((a, b) => a - b);
    return sizes.map((points) => {
      const these = own.filter((trial) => trial.points === points);
      const stopped = solverGroups.exact.includes(solver) ? these.filter(({ optimal }) => !optimal).length : 0;
      const [milliseconds, operations] = [spread(these, "milliseconds"), spread(these, "operations")];
      return { solver, points, milliseconds, operations, n: these.length, stopped };
    });
  });
}

function spread(trials: readonly SolverTrial[], cost: "milliseconds" | "operations"): Spread {
  const sorted = trials.map((trial) => trial[cost]).sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: sorted[0], high: sorted.at(-1)! };
}
