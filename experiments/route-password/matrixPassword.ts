import { simulateMaster } from "../../src/minutiae/simulateMaster.js";
import type { Stream } from "../../src/random/stream.js";
import type { RouteShape } from "../../src/routes/problem.js";
import { type PasswordStages, passwordStages } from "./passwordStages.js";

/** Side of the simulated matrix, and so of its picture. */
export const MATRIX = 300;

/** All four stages on a simulated matrix of zeros with ones at normally distributed places. */
export function matrixPassword(stream: Stream, minutiae: number, shape: RouteShape, milliseconds: number): PasswordStages {
  const options = { width: MATRIX, height: MATRIX };
  const ones = simulateMaster(minutiae, stream, options).minutiae.map(({ x, y }) => ({
    x: Math.floor(x),
    y: Math.floor(y),
  }));
  return passwordStages(ones, shape, milliseconds);
}
