import { createStream } from "../../src/random/createStream.js";
import type { RouteShape } from "../../src/routes/problem.js";
import { type SolverName, solvers } from "../../src/routes/solvers.js";

/** One instance for one solver. */
export interface SolverJob {
  readonly solver: SolverName;
  readonly points: number;
  readonly instance: number;
}

/** What came of it. */
export interface SolverTrial extends SolverJob {
  readonly length: number;
  readonly optimal: boolean;
  readonly operations: number;
  /** Time on the wall, the least of several runs where they are short. */
  readonly milliseconds: number;
}

/** Short runs are repeated for so many milliseconds: the first ones are slowed by compilation, any one by other work of the machine. */
const REPEAT_WITHIN = 10;
const LEAST_RUNS = 3;
const LONG_RUN = 100;

/** Solves an instance of uniform points, the same for every solver. `most` operations end the search. */
export function solveTimed(job: SolverJob, shape: RouteShape, most: number, seed: readonly [number, string]): SolverTrial {
  const stream = createStream(...seed)
    .substream(job.points)
    .substream(job.instance);
  const points = Array.from({ length: job.points }, () => ({ x: stream.uniform(), y: stream.uniform() }));
  const { result, milliseconds } = shortestTime(() =>
    solvers[job.solver]({ points, shape }, { stream: stream.substream(job.solver), limits: { operations: most } }),
  );
  const { length, optimal, operations } = result;
  return { ...job, length, optimal, operations, milliseconds };
}

/**
 * The result of a run and the least time of several, until 10 ms are spent, and until three runs are made where none takes 100 ms.
 *
 * @param clock milliseconds
 */
export function shortestTime<T>(
  run: () => T,
  clock: () => number = () => performance.now(),
): { result: T; milliseconds: number } {
  let began = clock();
  const result = run();
  let milliseconds = clock() - began;
  for (let runs = 1, spent = milliseconds; spent < REPEAT_WITHIN || (runs < LEAST_RUNS && milliseconds < LONG_RUN); runs++) {
    began = clock();
    run();
    const again = clock() - began;
    milliseconds = Math.min(milliseconds, again);
    spent += again;
  }
  return { result, milliseconds };
}
