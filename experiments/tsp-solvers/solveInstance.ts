import { createStream } from "../../src/random/createStream.js";
import type { SolverName } from "../../src/routes/solvers.js";
import { solvers } from "../../src/routes/solvers.js";
import type { TsplibInstance } from "./readTsplib.js";

/** What a solver finds of an instance. */
export interface FoundTour {
  readonly length: number;
  readonly optimal: boolean;
}

/** The tour that a solver finds of a TSPLIB instance, by its own distances. `most` operations end the search. */
export function solveInstance(
  { name, distances }: TsplibInstance,
  solver: SolverName,
  most: number,
  seed: readonly [number, string],
): FoundTour {
  const stream = createStream(...seed)
    .substream(name)
    .substream(solver);
  const { length, optimal } = solvers[solver]({ distances, shape: "cycle" }, { stream, limits: { operations: most } });
  return { length, optimal };
}
