import type { RouteShape } from "../../src/routes/problem.js";
import { pick, type Received, stage, task } from "../define.js";
import type { matrixPassword } from "./matrixPassword.js";

const simulate = task<typeof matrixPassword>(import.meta.url, "./matrixPassword.js");

/** The stages from a simulated matrix to its password. */
export const matrix = stage(
  import.meta.url,
  { config: pick("minutiae", "shape", "limit"), stream: "route-password/matrix" },
  async ({ config, work }: Received<{ minutiae: number; shape: RouteShape; limit: number }>) => {
    const { minutiae, shape, limit } = config;
    return (await work.map(simulate, [minutiae], (count) => [work.seed, count, shape, 1000 * limit]))[0];
  },
);
