import { publishedNumber } from "../../src/papers.js";
import type { TableBody } from "../../src/tables/table.js";
import { estimates, farBySide, holds, rateOf } from "./estimates.js";
import { fingersNote, intervalsNote, type Trials } from "./notes.js";

/** Rates of grid passwords at every noise and cell. */
export function regionTable(trials: Trials, data: string): TableBody {
  const { conditions, outcomes } = trials;
  const published = {
    far: publishedNumber("B", "far-frr", "values", "far") / 100,
    frr: publishedNumber("B", "far-frr", "values", "frr") / 100,
  };
  const cells = estimates(conditions, outcomes, "cells");
  const sides = farBySide(cells);
  const rows = cells.map(({ condition, outcome }) => {
    const frr = rateOf(outcome.rejected, outcome.trials);
    const far = sides.get(condition.cell)!;
    return {
      noise: String(condition.noise),
      cell: condition.cell,
      frr: frr.rate,
      frrInterval: frr.interval,
      n: frr.n,
      far: far.rate,
      farInterval: far.interval,
      pairs: far.pairs,
      holds: holds(frr.interval, far.interval, published),
    };
  });
  return {
    columns: [
      { key: "noise", label: "σ", unit: "px" },
      { key: "cell", label: "cell", unit: "px" },
      { key: "frr", label: "FRR", decimals: 4 },
      { key: "frrInterval", label: "95 % interval", decimals: 4, interval: true },
      { key: "n", label: "readings" },
      { key: "far", label: "FAR", decimals: 6 },
      { key: "farInterval", label: "95 % interval", decimals: 6, interval: true },
      { key: "pairs", label: "pairs of fingers" },
      { key: "holds", label: "published pair holds" },
    ],
    rows,
    notes: [
      fingersNote(trials, data),
      `Position noise only, ${cells[0].condition.minutiae} minutiae. The published pair: FAR ${100 * published.far} %, FRR ${100 * published.frr} %; "too few" where an interval reaches over it.`,
      intervalsNote(trials),
      "FAR: pairs of fingers in the same cells, as many minutiae in each, without noise. It does not depend on σ: fingers of all σ, drawn independently, are taken together, in pairs within one σ. " +
        "Its interval is a jackknife over fingers, since a finger is in many pairs; without a pair alike, the rule of three on disjoint pairs, half as many as fingers.",
    ],
  };
}

/** How often all minutiae stay in their cells, drawn and by the distribution function. */
export function noiseTable(trials: Trials): TableBody {
  const { conditions, outcomes } = trials;
  const cells = estimates(conditions, outcomes, "cells");
  const draws = cells.reduce((sum, { outcome }) => sum + outcome.draws, 0);
  const rows = cells.map(({ condition, outcome }) => {
    const { rate, interval, n } = rateOf(outcome.stayed, outcome.trials);
    const expected = outcome.expected / outcome.trials;
    return {
      noise: condition.noise,
      cell: condition.cell,
      expected,
      rate,
      interval,
      n,
      inside: expected >= interval.low && expected <= interval.high,
    };
  });
  const inside = rows.filter((row) => row.inside).length;
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
    rows: rows.map(({ inside, noise, ...row }) => ({ ...row, noise: String(noise), verdict: inside ? "inside" : "outside" })),
    notes: [
      `All minutiae stay in their cells. ${draws.toLocaleString("en")} numbers drawn by the inverse function; the distribution function is evaluated at each finger's own positions. ` +
        `${inside} of ${rows.length} inside; of 95 % intervals, one in twenty misses.`,
      intervalsNote(trials),
    ],
  };
}
