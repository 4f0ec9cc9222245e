import type { GrowthForm } from "../../src/metrics/growthFit.js";
import { exactSolvers, type SolverName } from "../../src/routes/solvers.js";

/** Numbers of points for each kind of solver. */
export interface SolverSizes {
  /** Exhaustive search. */
  readonly exhaustive: readonly number[];
  /** Branch and bound, with and without the greedy start, and dynamic programming. */
  readonly exponential: readonly number[];
  /** All others. */
  readonly others: readonly number[];
}

interface SolverFacts {
  /** As a reader sees it. */
  readonly name: string;
  /** Which of the settings' numbers of points it is tried with. */
  readonly sizes: keyof SolverSizes;
  /** How its cost grows. */
  readonly growth: GrowthForm;
  /** Its style in the theme: no two of a panel alike. */
  readonly style: number;
  /** Paper B's cost fit; it gives none for the others. */
  readonly fit?: string;
}

/** What tables, figures and fits need to know of every solver, in the order of tables and legends. */
export const solverFacts: Readonly<Record<SolverName, SolverFacts>> = {
  exhaustive: { name: "exhaustive search", sizes: "exhaustive", growth: "exponential", style: 0, fit: "fit-exhaustive" },
  branchAndBound: {
    name: "branch and bound",
    sizes: "exponential",
    growth: "exponential",
    style: 1,
    fit: "fit-branch-and-bound",
  },
  branchAndBoundGreedy: {
    name: "branch and bound, greedy start",
    sizes: "exponential",
    growth: "exponential",
    style: 2,
    fit: "fit-branch-and-bound-greedy",
  },
  heldKarp: { name: "dynamic programming", sizes: "exponential", growth: "exponential", style: 3 },
  exact: { name: "1-tree bounds (exact)", sizes: "others", growth: "exponential", style: 4 },
  farthestInsertion: { name: "farthest insertion", sizes: "others", growth: "power", style: 5, fit: "fit-farthest-insertion" },
  bvOneStart: { name: "BV, one start", sizes: "others", growth: "power", style: 6, fit: "fit-bv" },
  bv: { name: "BV, ten starts", sizes: "others", growth: "power", style: 0 },
  genetic: { name: "genetic algorithm", sizes: "others", growth: "power", style: 1, fit: "fit-genetic" },
  antColony: { name: "ant colony system", sizes: "others", growth: "power", style: 3 },
  nearestNeighbour: { name: "greedy chain", sizes: "others", growth: "power", style: 2 },
};

/** All solvers, in the order of tables and legends. */
export const solverNames = Object.keys(solverFacts) as SolverName[];

/** Those that always find the shortest route unless they are stopped, and the others. */
export const solverGroups = {
  exact: solverNames.filter((solver) => exactSolvers.includes(solver)),
  approximate: solverNames.filter((solver) => !exactSolvers.includes(solver)),
};

export type SolverGroup = keyof typeof solverGroups;

/** Items of paper B: the cost fits of some solvers. */
export function publishedFits(solvers: readonly SolverName[] = solverNames): string[] {
  return solvers.flatMap((solver) => solverFacts[solver].fit ?? []);
}

/** Times after which most people stop waiting, in milliseconds. */
export const patience = [
  { name: "1 s", milliseconds: 1000 },
  { name: "1 min", milliseconds: 60_000 },
  { name: "1 year", milliseconds: 365.25 * 86_400_000 },
] as const;
