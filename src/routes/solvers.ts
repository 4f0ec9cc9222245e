import { antColony } from "./antColony.js";
import { branchAndBound } from "./branchAndBound.js";
import { branchAndBoundGreedy } from "./branchAndBoundGreedy.js";
import { bv } from "./bv.js";
import { bvOneStart } from "./bvOneStart.js";
import { exact } from "./exact.js";
import { exhaustive } from "./exhaustive.js";
import { farthestInsertion } from "./farthestInsertion.js";
import { genetic } from "./genetic.js";
import { heldKarp } from "./heldKarp.js";
import { nearestNeighbour } from "./nearestNeighbour.js";
import type { RouteSolver } from "./problem.js";

/** Every solver by its name: first paper B's, in its order, then its stage 2 and what goes beyond it. */
export const solvers = {
  exhaustive,
  branchAndBound,
  branchAndBoundGreedy,
  farthestInsertion,
  bvOneStart,
  genetic,
  antColony,
  nearestNeighbour,
  bv,
  heldKarp,
  exact,
} as const satisfies Record<string, RouteSolver>;

/** The name of a solver. */
export type SolverName = keyof typeof solvers;

/** Those whose routes are always the shortest, unless they are stopped. */
export const exactSolvers: readonly SolverName[] = ["exhaustive", "branchAndBound", "branchAndBoundGreedy", "heldKarp", "exact"];
