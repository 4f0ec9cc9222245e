import type { Pair } from "./pairs.js";

/** Comparisons with their scores, a column each: ten million take 170 MB. */
export interface ScoreSet {
  /** Similarity, higher is more alike; −∞ for a comparison that failed, because a print could not be enrolled. Never NaN or +∞. */
  readonly scores: Float64Array;
  /** 1 for a genuine comparison (two prints of one finger), 0 for an impostor one. */
  readonly genuine: Uint8Array;
  /** What was compared, where it is known. */
  readonly compared?: Compared;
}

/** The prints of a score set. */
export interface Compared {
  /** Names of the prints. */
  readonly prints: readonly string[];
  /** Whether prints have no names, and a finger stands for all its prints that were compared in a role. Default false. */
  readonly unnamed?: boolean;
  /** Names of the fingers. */
  readonly fingers: readonly string[];
  /** The finger of each print: an index into `fingers`. */
  readonly fingerOf: Int32Array;
  /** The print that was compared and the one it was compared with, of each comparison: indices into `prints`. */
  readonly probe: Int32Array;
  readonly gallery: Int32Array;
}

/**
 * The score set of pairs of prints.
 *
 * @param pairs as `allPairs` or `fvcPairs` give them.
 * @param scores the similarity of each pair; −∞ where the comparison failed.
 * @param prints the list that the pairs point into.
 * @throws RangeError if there are not as many scores as pairs, a score is NaN or +∞, or a pair's `genuine` is not what its
 *   fingers say.
 *
 * @example
 * import { allPairs, scoreSet } from "ridgelab/metrics";
 * const prints = ["1_1", "1_2", "2_1"].map((name) => ({ name, finger: name[0] }));
 * const set = scoreSet(allPairs(prints), [0.9, 0.2, 0.1], prints);
 * set.genuine; // [1, 0, 0]
 * set.compared?.fingers; // ["1", "2"]
 */
export function scoreSet(
  pairs: readonly Pair[],
  scores: ArrayLike<number>,
  prints: readonly { readonly name: string; readonly finger: string }[],
): ScoreSet {
  if (pairs.length !== scores.length) {
    throw new RangeError(`scoreSet: ${scores.length} scores of ${pairs.length} pairs; there must be as many`);
  }
  const fingers = [...new Set(prints.map(({ finger }) => finger))];
  const indexOf = new Map(fingers.map((finger, index) => [finger, index]));
  for (const [index, { probe, gallery, genuine }] of pairs.entries()) {
    if (!(scores[index] < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`scoreSet: score ${index} is ${scores[index]}, needs a finite number, or −∞ for a failed comparison`);
    }
    const [a, b] = [prints[probe], prints[gallery]];
    if (genuine !== (a.finger === b.finger)) {
      const said = genuine ? "genuine" : "an impostor pair";
      throw new RangeError(`scoreSet: ${a.name} and ${b.name} are of fingers ${a.finger} and ${b.finger}, but called ${said}`);
    }
  }
  return {
    scores: Float64Array.from(scores),
    genuine: Uint8Array.from(pairs, ({ genuine }) => Number(genuine)),
    compared: {
      prints: prints.map(({ name }) => name),
      fingers,
      fingerOf: Int32Array.from(prints, ({ finger }) => indexOf.get(finger)!),
      probe: Int32Array.from(pairs, ({ probe }) => probe),
      gallery: Int32Array.from(pairs, ({ gallery }) => gallery),
    },
  };
}
