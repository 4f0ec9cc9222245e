import type { RatePoints } from "./errorCurve.js";

/**
 * The convex hull of the curve on the side of low errors (Provost and Fawcett, "Robust classification for imprecise environments",
 * Machine Learning 42, 2001): what can be reached by drawing lots between two thresholds. It is what isotonic regression of the
 * truth on the score gives, and the ROCCH of the BOSARIS toolkit. Andrew's monotone chain.
 */
export function rocConvexHull({ fmr, fnmr }: RatePoints): RatePoints {
  const kept = new Uint32Array(fmr.length);
  let size = 0;
  for (let i = 0; i < fmr.length; i++) {
    while (size >= 2 && !turnsOutward(kept[size - 2], kept[size - 1], i)) size--;
    kept[size++] = i;
  }
  const hull = kept.subarray(0, size);
  return { fmr: Float64Array.from(hull, (i) => fmr[i]), fnmr: Float64Array.from(hull, (i) => fnmr[i]) };

  /** Whether b lies strictly on the low side of the line from a to c. */
  function turnsOutward(a: number, b: number, c: number): boolean {
    return (fmr[b] - fmr[a]) * (fnmr[c] - fnmr[a]) - (fnmr[b] - fnmr[a]) * (fmr[c] - fmr[a]) < 0;
  }
}
