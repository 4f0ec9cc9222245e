import { newcombe } from "../../src/metrics/newcombe.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import { publishedNumber } from "../../src/papers.js";
import { type Comparison, comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import type { Condition } from "./conditions.js";
import { chooseThresholds, DECISIONS, type Decision, errorsOf, estimates, type Rate } from "./estimates.js";
import { fingersNote, IMPOSTORS, intervalsNote, SCORED, type Stopping, stoppingNote, type Trials } from "./notes.js";
import { TOLERANCE } from "./routeTrials.js";

const PARAMETERS = [
  { key: "minutiae", label: "minutiae" },
  { key: "noise", label: "σ", unit: "px" },
  { key: "lost", label: "lost" },
  { key: "spurious", label: "spurious" },
  { key: "shift", label: "shift", unit: "px" },
  { key: "turn", label: "turn", unit: "°" },
] as const;

/** A condition's parameter as tables show it. */
function shown(condition: Condition, key: (typeof PARAMETERS)[number]["key"]): string {
  return key === "minutiae" && condition.upTo ? `${condition.minutiae}–${condition.upTo}` : String(condition[key]);
}

/** The base condition's estimate and the thresholds that it chose. */
export function baseOf({ conditions, outcomes }: Trials, fmr: number) {
  const routes = estimates(conditions, outcomes, "routes");
  const base = routes.find(({ condition }) => condition.sweep === "base")!;
  return { routes, base, thresholds: chooseThresholds(base.outcome, fmr) };
}

/** Every decision under every condition. */
export function ratesTable(trials: Trials, { fmr, ...stopping }: { fmr: number } & Stopping, data: string): TableBody {
  const { routes, thresholds } = baseOf(trials, fmr);
  const rows = routes.flatMap(({ condition, outcome }) =>
    decisions().map((decision) => {
      const { frr, far } = errorsOf(outcome, decision, thresholds);
      return {
        sweep: condition.sweep,
        ...Object.fromEntries(PARAMETERS.map(({ key }) => [key, shown(condition, key)])),
        decision: DECISIONS[decision],
        frr: frr.rate,
        frrInterval: frr.interval,
        n: frr.n,
        far: far.rate,
        farInterval: far.interval,
        impostors: far.n,
      };
    }),
  );
  return {
    columns: [
      { key: "sweep", label: "curve" },
      ...PARAMETERS,
      { key: "decision", label: "decision" },
      { key: "frr", label: "FRR", decimals: 4 },
      { key: "frrInterval", label: "95 % interval", decimals: 4, interval: true },
      { key: "n", label: "readings" },
      { key: "far", label: "FAR", decimals: 4 },
      { key: "farInterval", label: "95 % interval", decimals: 4, interval: true },
      { key: "impostors", label: "impostors" },
    ],
    rows,
    notes: [
      fingersNote(trials, data),
      intervalsNote(trials),
      IMPOSTORS,
      SCORED,
      stoppingNote(trials, stopping),
      `Minutiae of two readings are the same, for the tolerant route, within ${TOLERANCE} px. Base cells: ${routes[0].condition.cell} px. ` +
        "The grid's route is that over the cells of the minutiae; a cell may hold several, so their number is limited by the picture's whole pixels, 90,000, and the setting ends far below, at 70. " +
        "Passwords on the grid are equal exactly when the cells are, as many minutiae in each: the route adds nothing to them.",
    ],
  };
}

/** The published pair beside the base condition's. */
export function referenceTable(trials: Trials, { fmr }: { fmr: number }, data: string): TableBody {
  const { base, thresholds } = baseOf(trials, fmr);
  const percent = ({ rate, interval, n }: Rate) => ({
    ours: 100 * rate,
    interval: { low: 100 * interval.low, high: 100 * interval.high },
    n,
  });
  const comparisons = decisions().flatMap((decision): Comparison[] => {
    const { frr, far } = errorsOf(base.outcome, decision, thresholds);
    const one = (what: string, key: "far" | "frr", rate: Rate): Comparison => ({
      what: `${what}, ${DECISIONS[decision]}, % (section 1)`,
      kind: "rate",
      published: publishedNumber("B", "far-frr", "values", key),
      ...percent(rate),
    });
    return [one("FAR", "far", far), one("FRR", "frr", frr)];
  });
  const { minutiae, noise, cell } = base.condition;
  return comparisonTable({
    comparisons,
    data: "synthetic",
    notes: [
      `Base condition: ${minutiae} minutiae, noise of ${noise} px, cells of ${cell} px. The paper quotes its pair from the literature on fingerprints, not from its own system.`,
      fingersNote(trials, data),
      intervalsNote(trials),
      IMPOSTORS,
      SCORED,
    ],
  });
}

/** Each change from the base condition, the dearest first. */
export function sensitivityTable(trials: Trials, data: string): TableBody {
  const { routes, base } = baseOf(trials, 0);
  const changed = routes.filter(({ condition }) => condition.sweep !== "base");
  const before = base.outcome.equality.optimal.rejected;
  const rows = changed.map(({ condition, outcome }) => {
    const { rejected } = outcome.equality.optimal;
    const difference = newcombe(rejected, outcome.trials, before, base.outcome.trials);
    const changes = PARAMETERS.filter(({ key }) => shown(condition, key) !== shown(base.condition, key));
    return {
      change: changes.map(({ key, label }) => `${label} ${shown(base.condition, key)} → ${shown(condition, key)}`).join(", "),
      frr: rejected / outcome.trials,
      n: outcome.trials,
      difference: rejected / outcome.trials - before / base.outcome.trials,
      interval: difference,
    };
  });
  return {
    columns: [
      { key: "change", label: "change from the base condition" },
      { key: "frr", label: "FRR", decimals: 3 },
      { key: "n", label: "readings" },
      { key: "difference", label: "difference", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
    ],
    rows: rows.filter(({ change }) => change !== "").sort((a, b) => b.difference - a.difference),
    notes: [
      "Equality of the optimal route, the paper's decision. Intervals of the difference after Newcombe (1998).",
      fingersNote(trials, data),
    ],
  };
}

/** How far one displaced minutia changes the route. */
export function movedTable(trials: Trials, data: string): TableBody {
  const { conditions, outcomes } = trials;
  return {
    columns: [
      { key: "distance", label: "moved by", unit: "px" },
      { key: "password", label: "password changes", decimals: 3 },
      { key: "passwordInterval", label: "95 % interval", decimals: 3, interval: true },
      { key: "route", label: "route changes", decimals: 3 },
      { key: "routeInterval", label: "95 % interval", decimals: 3, interval: true },
      { key: "edges", label: "edges lost where it does", decimals: 2 },
      { key: "n", label: "fingers" },
    ],
    rows: estimates(conditions, outcomes, "moved").map(({ condition, outcome }) => {
      const { trials, passwords, routesChanged, lostEdges } = outcome;
      const edges = lostEdges.reduce((sum, n, lost) => sum + n * lost, 0);
      return {
        distance: String(condition.noise),
        password: passwords / trials,
        passwordInterval: rateInterval(passwords, trials),
        route: routesChanged / trials,
        routeInterval: rateInterval(routesChanged, trials),
        edges: routesChanged > 0 ? edges / routesChanged : null,
        n: trials,
      };
    }),
    notes: [
      "One minutia of a finger is displaced in a random direction. The password also changes where the route is the same but the numbering by x and y is not.",
      fingersNote(trials, data),
      intervalsNote(trials),
    ],
  };
}

/** Routes and numbers a second of one core. */
export function speedTable({ conditions, outcomes }: Trials): TableBody {
  const all = estimates(conditions, outcomes, "routes");
  const routes = [...new Set(all.map(({ condition }) => shown(condition, "minutiae")))].map((minutiae) => {
    const these = all.filter(({ condition }) => shown(condition, "minutiae") === minutiae).map(({ outcome }) => outcome);
    const [count, ms] = [these.reduce((sum, o) => sum + o.routes, 0), these.reduce((sum, o) => sum + o.milliseconds, 0)];
    return { what: `exact routes of ${minutiae} minutiae, with all decisions on them`, count, rate: (1000 * count) / ms };
  });
  const cells = estimates(conditions, outcomes, "cells").map(({ outcome }) => outcome);
  const [draws, ms] = [cells.reduce((sum, c) => sum + c.draws, 0), cells.reduce((sum, c) => sum + c.milliseconds, 0)];
  return {
    columns: [
      { key: "what", label: "work" },
      { key: "count", label: "done" },
      { key: "rate", label: "a second on one core", decimals: 0 },
    ],
    rows: [...routes, { what: "noise draws for grid passwords, fingers included", count: draws, rate: (1000 * draws) / ms }],
    notes: ["Wall-clock time of each piece, other cores busy."],
  };
}

export function decisions(): Decision[] {
  return Object.keys(DECISIONS) as Decision[];
}
