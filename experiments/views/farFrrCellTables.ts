import { wilson } from "../../src/metrics/wilson.js";
import { publishedNumber } from "../../src/papers.js";
import type { TableBody } from "../../src/tables/table.js";
import { estimates, holds, rateOf } from "./farFrrEstimates.js";
import { fingersNote, type Trials } from "./farFrrNotes.js";

/** Rates of grid passwords at every noise and cell. */
export function regionTable(trials: Trials, data: string): TableBody {
  const { conditions, outcomes } = trials;
  const [far, frr] = (["far", "frr"] as const).map((key) => publishedNumber("B", "far-frr", "values", key) / 100) as [
    number,
    number,
  ];
  const cells = estimates(conditions, outcomes, "cells");
  const rows = cells.map(({ condition, outcome }) => ({
    noise: String(condition.noise),
    cell: condition.cell,
    frr: outcome.rejected / outcome.trials,
    frrInterval: wilson(outcome.rejected, outcome.trials),
    n: outcome.trials,
    far: outcome.collisions / outcome.pairs,
    farInterval: wilson(outcome.collisions, outcome.pairs),
    pairs: outcome.pairs,
    holds: holds(outcome, frr, far),
  }));
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
      `Position noise only, ${cells[0]!.condition.minutiae} minutiae. The published pair: FAR ${100 * far} %, FRR ${100 * frr} %; "too few" where an interval reaches over it.`,
      "FAR: pairs of fingers that occupy the same cells, without noise; pairs share fingers, so their interval is too narrow.",
    ],
  };
}

/** How often all minutiae stay in their cells, drawn and by the distribution function. */
export function noiseTable({ conditions, outcomes }: Trials): TableBody {
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
    ],
  };
}
