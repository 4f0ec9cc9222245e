import type { SolverName } from "../../src/routes/solvers.js";
import { pick, type Received, stage, task } from "../define.js";
import { readTsplib } from "./readTsplib.js";
import type { solveInstance } from "./solveInstance.js";
import { solverGroups } from "./solverFacts.js";
import { tsplibFiles } from "./tsplibFolder.js";
import { tsplibOptima } from "./tsplibOptima.js";

const solve = task<typeof solveInstance>(import.meta.url, "./solveInstance.js");

/** An instance of TSPLIB: its published optimum beside ours, and how far the approximate solvers are above ours. */
export interface SolvedInstance {
  readonly name: string;
  readonly points: number;
  /** Null for an instance of which none is known to the lab. */
  readonly published: number | null;
  /** Of the tour that `exact` found, and whether it is proven the shortest. */
  readonly length: number;
  readonly proven: boolean;
  /** By approximate solver: length over ours, less one, in percent. */
  readonly gaps: Readonly<Partial<Record<SolverName, number>>>;
}

interface Settings {
  readonly tsplib: string;
  readonly most: number;
}

/** `exact` and the approximate solvers on the instances of a folder, as tours by the files' own whole distances. */
export const tsplib = stage(
  import.meta.url,
  { config: pick("tsplib", "most"), environment: ["tsplib"], stream: "tsp-solvers/tsplib", cut: "items" },
  async ({ config: { tsplib: folder, most }, work }: Received<Settings>): Promise<SolvedInstance[]> => {
    const instances = tsplibFiles(folder)
      .map(readTsplib)
      .sort((a, b) => a.distances.length - b.distances.length);
    const jobs = instances.flatMap((instance) =>
      (["exact", ...solverGroups.approximate] as const).map((solver) => ({ instance, solver })),
    );
    const found = await work.map(solve, jobs, ({ instance, solver }) => [instance, solver, most, work.seed]);
    return instances.map((instance) => {
      const own = (solver: SolverName) => found[jobs.findIndex((job) => job.instance === instance && job.solver === solver)];
      const { length, optimal } = own("exact");
      const name = instance.name.replace(/\.tsp$/, "");
      return {
        name,
        points: instance.distances.length,
        published: Object.hasOwn(tsplibOptima, name) ? tsplibOptima[name] : null,
        length,
        proven: optimal,
        gaps: Object.fromEntries(solverGroups.approximate.map((solver) => [solver, 100 * (own(solver).length / length - 1)])),
      };
    });
  },
);
