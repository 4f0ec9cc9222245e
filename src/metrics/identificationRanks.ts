import type { ScoreSet } from "./scoreSet.js";

/** Where each probe's own finger stands among the fingers of the gallery. */
export interface IdentificationRanks {
  /** Rank of each probe's finger, from 1. */
  readonly ranks: readonly number[];
  /** The finger of each probe: an index into the score set's fingers. */
  readonly fingers: readonly number[];
  /** Each probe's score with the most alike print of its own finger, and with the most alike of another. */
  readonly own: readonly number[];
  readonly other: readonly number[];
  /** Fingers in the gallery. */
  readonly gallery: number;
}

/**
 * Closed-set identification: a finger of the gallery is as alike to the probe as its most alike print, and the rank of the probe's
 * own finger is the number of fingers at least as alike as it: a tie counts against it, as in bob.measure's `cmc`.
 *
 * Where a print stands as probe in one comparison and in the gallery of another, the comparisons are taken as those of prints among
 * themselves: each is read both ways, and every print is searched for among all others. Probes that were not compared with every
 * finger of the gallery are left out (in the FVC's protocol all but the first impressions).
 *
 * @returns undefined where it is not known which prints were compared, or where no probe is left.
 *
 * @example
 * import { allPairs, identificationRanks, scoreSet } from "ridgelab/metrics";
 * const prints = ["a_1", "a_2", "b_1", "b_2"].map((name) => ({ name, finger: name[0] }));
 * const scores = [0.2, 0.9, 0.1, 0.3, 0.2, 0.8];
 * identificationRanks(scoreSet(allPairs(prints), scores, prints))?.ranks; // [2, 2, 2, 1]
 */
export function identificationRanks({ scores, compared }: ScoreSet): IdentificationRanks | undefined {
  if (!compared || compared.unnamed) return undefined;
  const { prints, fingers, fingerOf, probe, gallery } = compared;
  const searched = new Uint8Array(prints.length);
  const enrolled = new Uint8Array(prints.length);
  for (let i = 0; i < scores.length; i++) {
    searched[probe[i]] = 1;
    enrolled[gallery[i]] = 1;
  }
  const bothWays = searched.some((one, print) => one === 1 && enrolled[print] === 1);
  const inGallery = new Set<number>();
  for (let print = 0; print < prints.length; print++) if (bothWays || enrolled[print]) inGallery.add(fingerOf[print]);

  const found = {
    ranks: [] as number[],
    fingers: [] as number[],
    own: [] as number[],
    other: [] as number[],
    gallery: inGallery.size,
  };
  const { starts, others, at } = comparisonsOf(prints.length, probe, gallery, bothWays);
  const best = new Float64Array(fingers.length);
  const seenBy = new Int32Array(fingers.length).fill(-1);
  for (let print = 0; print < prints.length; print++) {
    let seen = 0;
    for (let k = starts[print]; k < starts[print + 1]; k++) {
      const finger = fingerOf[others[k]];
      const score = scores[at[k]];
      if (seenBy[finger] === print) best[finger] = Math.max(best[finger], score);
      else {
        seenBy[finger] = print;
        best[finger] = score;
        seen++;
      }
    }
    const own = fingerOf[print];
    if (seen < inGallery.size || seenBy[own] !== print) continue;
    let rank = 0;
    let other = Number.NEGATIVE_INFINITY;
    for (const finger of inGallery) {
      if (best[finger] >= best[own]) rank++;
      if (finger !== own) other = Math.max(other, best[finger]);
    }
    found.ranks.push(rank);
    found.fingers.push(own);
    found.own.push(best[own]);
    found.other.push(other);
  }
  return found.ranks.length > 0 ? found : undefined;
}

/** The comparisons by probe: those of print p are the entries from `starts[p]` to `starts[p + 1]` of `others` and `at`. */
function comparisonsOf(prints: number, probe: Int32Array, gallery: Int32Array, bothWays: boolean) {
  const starts = new Int32Array(prints + 1);
  const ways = bothWays ? [probe, gallery] : [probe];
  for (const searched of ways) for (const print of searched) starts[print + 1]++;
  for (let print = 0; print < prints; print++) starts[print + 1] += starts[print];
  const next = starts.slice();
  const others = new Int32Array(ways.length * probe.length);
  const at = new Int32Array(ways.length * probe.length);
  for (const [searched, against] of [
    [probe, gallery],
    [gallery, probe],
  ].slice(0, ways.length)) {
    for (let i = 0; i < searched.length; i++) {
      const k = next[searched[i]]++;
      others[k] = against[i];
      at[k] = i;
    }
  }
  return { starts, others, at };
}
