import type { ScoreSet } from "../../src/metrics/scoreSet.js";

/** A score set of which nothing but the scores is known. */
export function setOf(genuine: readonly number[], impostor: readonly number[]): ScoreSet {
  return {
    scores: Float64Array.from([...genuine, ...impostor]),
    genuine: Uint8Array.from([...genuine.map(() => 1), ...impostor.map(() => 0)]),
  };
}

/** Prints FINGER_IMPRESSION of so many fingers and impressions, by finger. */
export function printsOf(fingers: number, impressions: number): { name: string; finger: string }[] {
  return Array.from({ length: fingers * impressions }, (_, i) => {
    const finger = `f${Math.floor(i / impressions) + 1}`;
    return { name: `${finger}_${(i % impressions) + 1}`, finger };
  });
}
