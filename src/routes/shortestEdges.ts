import type { Tour } from "./tour.js";

/** For each point, the distance to its nearest other point: what any route must at least spend to enter it. */
export function shortestEdges({ points, size, distances }: Tour): Float64Array {
  return Float64Array.from({ length: points }, (_, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < points; j++) if (j !== i) least = Math.min(least, distances[i * size + j]);
    return least;
  });
}
