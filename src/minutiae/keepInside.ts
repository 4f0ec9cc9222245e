import type { Candidate } from "./findMinutiae.js";

/**
 * Without the minutiae that lie less than `border` pixels inside the print, for there every ridge ends.
 * @param depth how far each pixel lies inside, from `depthInside`
 */
export function keepInside(candidates: readonly Candidate[], depth: Float32Array, width: number, border = 8): Candidate[] {
  return candidates.filter(({ x, y }) => depth[y * width + x] >= border);
}
