import type { Tour } from "./tour.js";

/**
 * For each node the nearest others, nearest first, of equally near ones the lowest number first. Nodes that only begin or end a path
 * have every other as a neighbour.
 */
export function neighbourLists({ points, size, distances }: Tour, most: number): Int32Array[] {
  return Array.from({ length: size }, (_, i) => {
    const row = i * size;
    const others = Int32Array.from({ length: size - 1 }, (_, k) => (k < i ? k : k + 1));
    others.sort((a, b) => distances[row + a] - distances[row + b] || a - b);
    return i < points ? others.slice(0, most) : others;
  });
}
