import type { SolverName } from "../../src/routes/solvers.js";

/** Solvers as a reader sees them, in the order of tables and legends. */
export const solverNames: Readonly<Record<SolverName, string>> = {
  exhaustive: "exhaustive search",
  branchAndBound: "branch and bound",
  branchAndBoundGreedy: "branch and bound, greedy start",
  heldKarp: "dynamic programming",
  exact: "1-tree bounds (exact)",
  nearestNeighbour: "greedy chain",
  farthestInsertion: "farthest insertion",
  bv: "BV",
  genetic: "genetic algorithm",
  antColony: "ant colony system",
};

/** Those that always find the shortest route, and the others. */
export const solverGroups = {
  exact: ["exhaustive", "branchAndBound", "branchAndBoundGreedy", "heldKarp", "exact"],
  approximate: ["farthestInsertion", "bv", "genetic", "antColony", "nearestNeighbour"],
} as const satisfies Record<string, readonly SolverName[]>;

export type SolverGroup = keyof typeof solverGroups;

/** Paper B's cost fits, by solver. It gives none for the others. */
export const publishedFits: Readonly<Partial<Record<SolverName, string>>> = {
  exhaustive: "fit-exhaustive",
  branchAndBound: "fit-branch-and-bound",
  branchAndBoundGreedy: "fit-branch-and-bound-greedy",
  farthestInsertion: "fit-farthest-insertion",
  bv: "fit-bv",
  genetic: "fit-genetic",
};

/** Times at which waiting ends, in milliseconds. */
export const patience = [
  { name: "1 s", milliseconds: 1000 },
  { name: "1 min", milliseconds: 60_000 },
  { name: "1 year", milliseconds: 365.25 * 86_400_000 },
] as const;
