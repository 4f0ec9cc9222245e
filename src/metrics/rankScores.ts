import { firstWhere } from "./firstWhere.js";

/** Scores as their places among the distinct ones. */
export interface RankedScores {
  /** The distinct scores, ascending, and last +∞. */
  readonly thresholds: Float64Array;
  /** The place of each score in `thresholds`. */
  readonly ranks: Uint32Array;
}

/** The distinct scores and where each score stands among them; equal scores, −0 and 0 too, share a place. */
export function rankScores(scores: Float64Array): RankedScores {
  const sorted = scores.slice().sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[distinct - 1]) sorted[distinct++] = sorted[i];
  }
  const thresholds = new Float64Array(distinct + 1).fill(Number.POSITIVE_INFINITY);
  thresholds.set(sorted.subarray(0, distinct));
  const ranks = new Uint32Array(scores.length);
  for (let i = 0; i < scores.length; i++) ranks[i] = firstWhere(distinct, (k) => thresholds[k] >= scores[i]);
  return { thresholds, ranks };
}
