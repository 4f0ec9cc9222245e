import { distance } from "fastest-levenshtein";

/** The name in `known` nearest to `given`, or undefined where none is near. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const ranked = known.map((name) => ({ name, cost: distance(given.toLowerCase(), name.toLowerCase()) }));
  ranked.sort((a, b) => a.cost - b.cost);
  const best = ranked[0];
  return best && best.cost <= Math.max(3, given.length / 2) ? best.name : undefined;
}
