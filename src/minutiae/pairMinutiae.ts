import type { Minutia } from "./template.js";

/** All that says where a minutia is. */
export type Place = Pick<Minutia, "x" | "y" | "direction">;

/** How near paired minutiae are. */
export interface PairOptions {
  /** Farthest apart, pixels. Default 12. */
  distance?: number;
  /** Most that directions differ, radians. Default π/6 (30°). */
  turn?: number;
}

/**
 * Pairs the minutiae that two extractors find in the **same** print: those close in place and direction, nearest first, each in one pair at
 * most. With one side as the truth, pairs / found is the precision and pairs / there the recall. (For two prints of a finger see `match`.)
 *
 * @example
 * import { pairMinutiae } from "ridgelab/minutiae";
 * const found = [{ x: 10, y: 10, direction: 0 }, { x: 50, y: 50, direction: 0 }];
 * const there = [{ x: 13, y: 14, direction: 0.2 }, { x: 50, y: 50, direction: Math.PI }];
 * pairMinutiae(found, there).map(({ distance }) => distance); // [5]
 */
export function pairMinutiae<A extends Place, B extends Place>(
  found: readonly A[],
  there: readonly B[],
  options: PairOptions = {},
): { found: A; there: B; distance: number }[] {
  const { distance: farthest = 12, turn = Math.PI / 6 } = options;
  const close: { found: A; there: B; distance: number }[] = [];
  for (const one of found) {
    for (const other of there) {
      const distance = Math.hypot(one.x - other.x, one.y - other.y);
      if (distance > farthest || Math.cos(one.direction - other.direction) < Math.cos(turn)) continue;
      close.push({ found: one, there: other, distance });
    }
  }
  close.sort((a, b) => a.distance - b.distance);
  const paired = new Set<Place>();
  return close.filter((pair) => {
    if (paired.has(pair.found) || paired.has(pair.there)) return false;
    paired.add(pair.found).add(pair.there);
    return true;
  });
}
