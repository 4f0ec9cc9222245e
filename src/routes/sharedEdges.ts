import type { RouteShape } from "./problem.js";

/**
 * How alike two routes are: twice the number of edges that both have, over the number of edges of both (Dice), 0 to 1.
 *
 * @param a a route: each point once
 * @param b another, over the same points or others
 * @param partner for each point of b the point of a that it is, −1 for none; no point of a twice
 * @param shape whether the last point leads back to the first
 */
export function sharedEdges(a: readonly number[], b: readonly number[], partner: readonly number[], shape: RouteShape): number {
  const edges = (order: readonly number[]): [number, number][] => {
    const ends = order.slice(1).map((point, i): [number, number] => [order[i]!, point]);
    return shape === "cycle" && order.length > 2 ? [...ends, [order.at(-1)!, order[0]!]] : ends;
  };
  const key = (i: number, j: number): number => Math.min(i, j) * 65536 + Math.max(i, j);
  const first = new Set(edges(a).map(([i, j]) => key(i, j)));
  const second = edges(b);
  const common = second.filter(([i, j]) => partner[i]! >= 0 && partner[j]! >= 0 && first.has(key(partner[i]!, partner[j]!)));
  return first.size + second.length === 0 ? 1 : (2 * common.length) / (first.size + second.length);
}
