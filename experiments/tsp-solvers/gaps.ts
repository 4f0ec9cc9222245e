import type { Interval } from "../../src/metrics/interval.js";
import { meanOverFingers } from "../../src/metrics/meanOverFingers.js";
import type { Stream } from "../../src/random/stream.js";
import type { SolverName } from "../../src/routes/solvers.js";
import { type Received, stage } from "../define.js";
import { solverNames } from "./solverFacts.js";
import type { SolverTrial } from "./solveTimed.js";

/** How far a solver's routes are above the shortest, on average. */
export interface GapSummary {
  readonly solver: SolverName;
  readonly points: number;
  /** Mean of length/shortest − 1, in percent. */
  readonly gap: number;
  readonly interval: Interval;
  /** Instances, and for how many of them the shortest route was found and proven. */
  readonly n: number;
  readonly proven: number;
}

/** The gaps of routes that are not proven shortest. */
export const gaps = stage(
  import.meta.url,
  { stream: "tsp-solvers/gaps" },
  ({ inputs, work }: Received<unknown, { trials: SolverTrial[] }>) => summariseGaps(inputs.trials, work.stream),
);

/**
 * Mean gaps over `exact`'s routes of the same instances, by solver and number of points. Routes that their own solver has proven are left
 * out, so of an exact solver only those searches count that were stopped.
 */
export function summariseGaps(trials: readonly SolverTrial[], stream: Stream): GapSummary[] {
  const shortest = new Map(
    trials.filter(({ solver }) => solver === "exact").map((trial) => [`${trial.points} ${trial.instance}`, trial] as const),
  );
  const sizes = [...new Set([...shortest.values()].map(({ points }) => points))].sort((a, b) => a - b);
  return solverNames.flatMap((solver) =>
    sizes.flatMap((points) => {
      const own = trials.filter((trial) => trial.solver === solver && trial.points === points && !trial.optimal);
      if (own.length === 0 || solver === "exact") return [];
      const of = ({ instance }: SolverTrial) => shortest.get(`${points} ${instance}`)!;
      const gaps = own.map((trial) => 100 * (trial.length / of(trial).length - 1));
      const { mean: gap, interval } = meanOverFingers(gaps, stream.substream(`${solver} ${points}`));
      const proven = own.filter((trial) => of(trial).optimal).length;
      return { solver, points, gap, interval, n: own.length, proven };
    }),
  );
}

/** Whether every route that gaps are measured from is proven shortest. */
export function allProven(gaps: readonly GapSummary[]): boolean {
  return gaps.every(({ n, proven }) => proven === n);
}
