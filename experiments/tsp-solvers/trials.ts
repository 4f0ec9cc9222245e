import type { RouteShape } from "../../src/routes/problem.js";
import { pick, type Received, stage, task } from "../define.js";
import { type SolverSizes, solverFacts, solverNames } from "./solverFacts.js";
import type { SolverJob, solveTimed } from "./solveTimed.js";

const solve = task<typeof solveTimed>(import.meta.url, "./solveTimed.js");

interface Settings {
  readonly shape: RouteShape;
  readonly instances: number;
  readonly sizes: SolverSizes;
  readonly most: number;
}

/** Every solver on every instance of random uniform points. */
export const trials = stage(
  import.meta.url,
  { config: pick("shape", "instances", "sizes", "most"), stream: "tsp-solvers/trials", cut: "items" },
  ({ config: { shape, instances, sizes, most }, work }: Received<Settings>) =>
    work.map(solve, solverJobs(sizes, instances), (job) => [job, shape, most, work.seed]),
);

/** Every solver on every instance, the largest first, so that no thread is left with a long one at the end. */
export function solverJobs(sizes: SolverSizes, instances: number): SolverJob[] {
  const numbers = Array.from({ length: instances }, (_, i) => i);
  return solverNames
    .flatMap((solver) =>
      sizes[solverFacts[solver].sizes].flatMap((points) => numbers.map((instance) => ({ solver, points, instance }))),
    )
    .sort((a, b) => b.points - a.points);
}
