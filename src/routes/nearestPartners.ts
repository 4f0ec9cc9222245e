import type { Point } from "./problem.js";

/**
 * Which point of `a` each point of `b` is: pairs no farther apart than `tolerance`, the closest first, no point twice.
 * @returns for each point of b the index in a, −1 where there is none
 *
 * @example
 * import { nearestPartners } from "ridgelab/routes";
 * nearestPartners([{ x: 0, y: 0 }, { x: 9, y: 0 }], [{ x: 8, y: 0 }, { x: 40, y: 0 }], 5); // [1, -1]
 */
export function nearestPartners(a: readonly Point[], b: readonly Point[], tolerance: number): number[] {
  const close = b.flatMap((q, j) =>
    a.flatMap((p, i) => {
      const squared = (p.x - q.x) ** 2 + (p.y - q.y) ** 2;
      return squared <= tolerance ** 2 ? [{ i, j, squared }] : [];
    }),
  );
  close.sort((one, other) => one.squared - other.squared || one.j - other.j || one.i - other.i);
  const partner = new Array<number>(b.length).fill(-1);
  const taken = new Set<number>();
  for (const { i, j } of close) {
    if (partner[j] !== -1 || taken.has(i)) continue;
    partner[j] = i;
    taken.add(i);
  }
  return partner;
}
