/** A comparison to be made: indices of two prints of a list. */
export interface Pair {
  readonly probe: number;
  readonly gallery: number;
  /** Whether both prints are of one finger. */
  readonly genuine: boolean;
}

/** What the choice of pairs needs to know of a print; prints of a finger stand in the order of their impressions. */
export interface Impression {
  readonly finger: string;
}

/**
 * Every pair of two different prints once: (g, h) and not (h, g), g before h in the list. 10 fingers × 8 impressions give 280
 * genuine and 2,880 impostor pairs.
 *
 * @example
 * import { allPairs } from "ridgelab/metrics";
 * const prints = [{ finger: "1" }, { finger: "1" }, { finger: "2" }];
 * allPairs(prints).length; // 3
 * allPairs(prints).filter(({ genuine }) => genuine); // [{ probe: 0, gallery: 1, genuine: true }]
 */
export function allPairs(prints: readonly Impression[]): Pair[] {
  return prints.flatMap(({ finger }, probe) =>
    prints.slice(probe + 1).map((other, after) => ({ probe, gallery: probe + 1 + after, genuine: other.finger === finger })),
  );
}

/**
 * The pairs of the Fingerprint Verification Competitions (Maio et al., "FVC2000", IEEE PAMI 24, 2002, section 4): every impression
 * against the other ones of its finger, and the first impression of every finger against the first of the other fingers, without
 * the symmetric comparison. 100 fingers × 8 impressions give 2,800 genuine and 4,950 impostor pairs. Genuine pairs come first.
 *
 * @example
 * import { fvcPairs } from "ridgelab/metrics";
 * const prints = Array.from({ length: 800 }, (_, i) => ({ finger: String(i >> 3) }));
 * const genuine = fvcPairs(prints).filter((pair) => pair.genuine).length;
 * genuine; // 2800
 * fvcPairs(prints).length - genuine; // 4950
 */
export function fvcPairs(prints: readonly Impression[]): Pair[] {
  const fingers = new Map<string, number[]>();
  for (const [index, { finger }] of prints.entries()) {
    const impressions = fingers.get(finger);
    if (impressions) impressions.push(index);
    else fingers.set(finger, [index]);
  }
  const among = (chosen: readonly number[]): Pair[] =>
    allPairs(chosen.map((index) => prints[index])).map((pair) => ({
      ...pair,
      probe: chosen[pair.probe],
      gallery: chosen[pair.gallery],
    }));
  const groups = [...fingers.values()];
  return [...groups.flatMap(among), ...among(groups.map(([first]) => first))];
}
