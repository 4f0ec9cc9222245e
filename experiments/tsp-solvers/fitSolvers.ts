import type { GrowthFit, GrowthForm } from "../../src/metrics/growthFit.js";
import { type SolverName, solvers } from "../../src/routes/solvers.js";
import type { SolverTrial } from "./solveTimed.js";

/** A solver's growth, in time and in operations. */
export interface SolverFit {
  readonly solver: SolverName;
  readonly milliseconds: GrowthFit | undefined;
  readonly operations: GrowthFit | undefined;
}

/** Solvers whose cost is a power of the number of points; that of the others is exponential. */
const POLYNOMIAL: readonly SolverName[] = ["farthestInsertion", "bv", "genetic", "antColony", "nearestNeighbour"];

/** Fits the growth of every solver. mathjs, which takes long to load, is loaded here and not when the lab starts. */
export async function fitSolvers(trials: readonly SolverTrial[]): Promise<SolverFit[]> {
  const { growthFit } = await import("../../src/metrics/growthFit.js");
  return (Object.keys(solvers) as SolverName[]).map((solver) => {
    const own = trials.filter((trial) => trial.solver === solver);
    const form: GrowthForm = POLYNOMIAL.includes(solver) ? "power" : "exponential";
    const grown = (key: "milliseconds" | "operations") =>
      growthFit(
        own.map((trial) => ({ points: trial.points, cost: trial[key] })),
        form,
      );
    return { solver, milliseconds: grown("milliseconds"), operations: grown("operations") };
  });
}
