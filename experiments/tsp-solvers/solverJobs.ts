import { type SolverName, solvers } from "../../src/routes/solvers.js";
import type { SolverJob } from "./solveTimed.js";

/** Numbers of points for each group of solvers. */
export interface SolverSizes {
  /** Exhaustive search. */
  readonly exhaustive: readonly number[];
  /** Branch and bound, with and without the greedy start, and dynamic programming. */
  readonly exponential: readonly number[];
  /** All others. */
  readonly others: readonly number[];
}

/** The numbers of points a solver is tried with. */
export function sizesOf(solver: SolverName, sizes: SolverSizes): readonly number[] {
  if (solver === "exhaustive") return sizes.exhaustive;
  return ["branchAndBound", "branchAndBoundGreedy", "heldKarp"].includes(solver) ? sizes.exponential : sizes.others;
}

/** Every solver on every instance, the largest first, so that no thread is left with a long one at the end. */
export function solverJobs(sizes: SolverSizes, instances: number): SolverJob[] {
  const numbers = Array.from({ length: instances }, (_, i) => i);
  return (Object.keys(solvers) as SolverName[])
    .flatMap((solver) => sizesOf(solver, sizes).flatMap((points) => numbers.map((instance) => ({ solver, points, instance }))))
    .sort((a, b) => b.points - a.points);
}
