import type { RouteShape } from "../../src/routes/problem.js";
import { pick, type Received, stage } from "../define.js";
import { matrixPassword } from "./matrixPassword.js";

/** The stages from a simulated matrix to its password. */
export const matrix = stage(
  import.meta.url,
  { config: pick("minutiae", "shape", "limit"), stream: "route-password/matrix" },
  ({ config: { minutiae, shape, limit }, work }: Received<{ minutiae: number; shape: RouteShape; limit: number }>) =>
    matrixPassword(work.stream, minutiae, shape, 1000 * limit),
);
