import { allPairs, fvcPairs, type Pair } from "../../src/metrics/pairs.js";
import type { Print } from "./openPrints.js";

/** Which prints are compared: each with each, or as the Fingerprint Verification Competitions do. */
export type PairProtocol = "all" | "fvc";

/**
 * The pairs to be compared; indices point into `prints`.
 *
 * @throws RangeError in one line where no pair is genuine or none is an impostor's
 */
export function comparisons(prints: readonly Pick<Print, "finger">[], protocol: PairProtocol): Pair[] {
  const pairs = protocol === "all" ? allPairs(prints) : fvcPairs(prints);
  const genuine = pairs.filter((pair) => pair.genuine).length;
  if (genuine === 0 || genuine === pairs.length) {
    throw new RangeError(
      `prints must be of two fingers or more, two of one finger or more, for error rates; got ${prints.length} prints with ${genuine} genuine and ${pairs.length - genuine} impostor pairs`,
    );
  }
  return pairs;
}

/** The pairs with the same probe together, as a worker is handed them: each with the place of its score among all. */
export function byProbe(pairs: readonly Pair[]): { probe: number; galleries: number[]; places: number[] }[] {
  const rows = new Map<number, { probe: number; galleries: number[]; places: number[] }>();
  for (const [place, { probe, gallery }] of pairs.entries()) {
    const row = rows.get(probe) ?? { probe, galleries: [], places: [] };
    row.galleries.push(gallery);
    row.places.push(place);
    rows.set(probe, row);
  }
  return [...rows.values()];
}

/** The scores of rows, each at its place. */
export function inPlace(
  rows: readonly { readonly places: readonly number[] }[],
  scores: readonly ArrayLike<number>[],
): Float64Array {
  const out = new Float64Array(rows.reduce((sum, { places }) => sum + places.length, 0));
  for (const [r, { places }] of rows.entries()) for (const [i, place] of places.entries()) out[place] = scores[r][i];
  return out;
}
