import { normalQuantile } from "../random/normalQuantile.js";
import type { RatePoints } from "./errorCurve.js";

/** Normal deviates between kept points: a fiftieth of a tick of a DET plot, below the width of its line. */
const STEP = 0.01;

/**
 * The points of a curve that a plot can show: those with both rates above 0 and at least a hundredth of a normal deviate from the last one kept.
 * At most some 2,000, however many scores there are.
 */
export function thinCurve({ fmr, fnmr }: RatePoints): { fmr: number[]; fnmr: number[] } {
  const kept = { fmr: [] as number[], fnmr: [] as number[] };
  let [x, y] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < fmr.length; i++) {
    if (fmr[i] === 0 || fnmr[i] === 0) continue;
    const [u, v] = [normalQuantile(fmr[i]), normalQuantile(fnmr[i])];
    if (Math.abs(u - x) + Math.abs(v - y) < STEP) continue;
    [x, y] = [u, v];
    kept.fmr.push(fmr[i]);
    kept.fnmr.push(fnmr[i]);
  }
  return kept;
}
