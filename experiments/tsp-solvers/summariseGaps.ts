import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import type { Interval } from "../../src/metrics/interval.js";
import type { Stream } from "../../src/random/stream.js";
import { type SolverName, solvers } from "../../src/routes/solvers.js";
import type { SolverTrial } from "./solveTimed.js";

/** How far a solver's routes are above the shortest, on average. */
export interface GapSummary {
  readonly solver: SolverName;
  readonly points: number;
  /** Mean of length/shortest − 1, in percent. */
  readonly gap: number;
  readonly interval: Interval;
  /** Instances, and on how many of them the shortest was found and is proven. */
  readonly n: number;
  readonly proven: number;
}

/** The gaps of the solvers that do not promise the shortest route, over `exact`'s routes of the same instances. */
export function summariseGaps(trials: readonly SolverTrial[], stream: Stream): GapSummary[] {
  const shortest = new Map(
    trials.filter(({ solver }) => solver === "exact").map((trial) => [`${trial.points} ${trial.instance}`, trial] as const),
  );
  const sizes = [...new Set([...shortest.values()].map(({ points }) => points))].sort((a, b) => a - b);
  return (Object.keys(solvers) as SolverName[]).flatMap((solver) =>
    sizes.flatMap((points) => {
      const own = trials.filter((trial) => trial.solver === solver && trial.points === points && !trial.optimal);
      if (own.length === 0 || solver === "exact") return [];
      const of = ({ instance }: SolverTrial) => shortest.get(`${points} ${instance}`)!;
      const gaps = own.map((trial) => 100 * (trial.length / of(trial).length - 1));
      const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
      const interval = bootstrapByFinger(
        gaps.map((gap) => [gap]),
        mean,
        stream.substream(`${solver} ${points}`),
      );
      return {
        solver,
        points,
        gap: mean(gaps),
        interval,
        n: own.length,
        proven: own.filter((trial) => of(trial).optimal).length,
      };
    }),
  );
}
