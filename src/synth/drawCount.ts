import type { Stream } from "../random/stream.js";

/** Draws a whole number from 0 by the geometric law of a mean ≥ 0: mostly few, at times many. */
export function drawCount(stream: Stream, mean: number): number {
  return Math.floor(Math.log(stream.uniformOpen()) / Math.log(mean / (1 + mean)));
}
