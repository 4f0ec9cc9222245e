import type { TableBody } from "../../src/tables/table.js";
import { type GridPasswordRates, publishedPair } from "./gridPasswordRates.js";
import { fingersNote, intervalsNote, type Simulated } from "./notes.js";

/** What the interval is without a pair alike: where each finger is drawn by itself, and where several come from one print. */
const WITHOUT_PAIR = {
  own: "up to the probability with which none alike would still be seen once in twenty times, if one password alone were common",
  shared: "the rule of three on disjoint pairs, half as many as fingers",
};

/** Rates of grid passwords at every noise and cell. */
export function regionTable({ points }: GridPasswordRates, trials: Simulated, data: string): TableBody {
  const published = publishedPair();
  return {
    columns: [
      { key: "noise", label: "σ", unit: "px" },
      { key: "cell", label: "cell", unit: "px" },
      { key: "frr", label: "FRR", decimals: 4 },
      { key: "frrInterval", label: "95 % interval", decimals: 4, interval: true },
      { key: "n", label: "readings" },
      { key: "far", label: "FAR" },
      { key: "farInterval", label: "95 % interval", interval: true },
      { key: "pairs", label: "pairs of fingers" },
      { key: "fingers", label: "fingers" },
      { key: "holds", label: "quoted pair reached" },
    ],
    rows: points.map(({ noise, cell, frr, far, holds }) => ({
      ...{ noise: String(noise), cell },
      ...{ frr: frr.rate, frrInterval: frr.interval, n: frr.n },
      ...{ far: far.rate, farInterval: far.interval, pairs: far.pairs, fingers: far.items, holds },
    })),
    notes: [
      fingersNote(trials, data),
      `Position noise only, ${points[0].minutiae} minutiae. The pair that the paper quotes for fingerprints in general: FAR ${100 * published.far} %, FRR ${100 * published.frr} %; "too few" where an interval reaches over it.`,
      intervalsNote(trials),
      "FAR: pairs of fingers in the same cells, as many minutiae in each, without noise. It does not depend on σ: fingers of all σ, drawn independently, are taken together, in pairs within one σ. " +
        `Its interval is a jackknife over fingers, since a finger is in many pairs; without a pair alike, ${WITHOUT_PAIR[trials.prints === 0 ? "own" : "shared"]}.`,
    ],
  };
}

/** How often all minutiae stay in their cells, drawn and by the distribution function. */
export function noiseTable({ points, draws }: GridPasswordRates, trials: Simulated): TableBody {
  return {
    columns: [
      { key: "noise", label: "σ", unit: "px" },
      { key: "cell", label: "cell", unit: "px" },
      { key: "expected", label: "by the distribution function", decimals: 4 },
      { key: "rate", label: "drawn", decimals: 4 },
      { key: "interval", label: "95 % interval", decimals: 4, interval: true },
      { key: "n", label: "readings" },
      { key: "verdict", label: "" },
    ],
    rows: points.map(({ noise, cell, expected, stayed: { rate, interval, n }, inside }) => ({
      ...{ cell, expected, rate, interval, n, noise: String(noise) },
      verdict: inside ? "inside" : "outside",
    })),
    notes: [
      `All minutiae stay in their cells. ${draws.toLocaleString("en")} numbers drawn by the inverse function; the distribution function is evaluated at each finger's own positions. ` +
        `${points.filter(({ inside }) => inside).length} of ${points.length} inside; of 95 % intervals, one in twenty misses.`,
      intervalsNote(trials),
    ],
  };
}
