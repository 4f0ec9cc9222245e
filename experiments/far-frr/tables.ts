import { publishedNumber } from "../../src/papers.js";
import { type Comparison, comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { type Condition, minutiaeText } from "./conditions.js";
import { type ConditionRates, type DecisionRates, PARAMETERS, type Parameter } from "./decisionRates.js";
import type { Rate } from "./estimates.js";
import type { MovedRate } from "./movedRates.js";
import { fingersNote, IMPOSTORS, intervalsNote, SCORED, type Simulated, type Stopping, stoppingNote } from "./notes.js";
import { DECISIONS, decisions } from "./outcomes.js";
import { TOLERANCE } from "./routeTrials.js";
import type { Speeds } from "./speeds.js";

const LABELS: Readonly<Record<Parameter, { readonly label: string; readonly unit?: string }>> = {
  minutiae: { label: "minutiae" },
  noise: { label: "σ", unit: "px" },
  lost: { label: "lost" },
  spurious: { label: "spurious" },
  shift: { label: "shift", unit: "px" },
  turn: { label: "turn", unit: "°" },
};

/** A condition's parameter as tables show it. */
function shown(condition: Condition, key: Parameter): string {
  return key === "minutiae" ? minutiaeText(condition) : String(condition[key]);
}

/** Every decision under every condition. */
export function ratesTable({ conditions }: DecisionRates, trials: Simulated, stopping: Stopping, data: string): TableBody {
  const rows = conditions.flatMap(({ condition, rates }) =>
    decisions.map((decision) => {
      const { frr, far } = rates[decision];
      return {
        sweep: condition.sweep,
        ...Object.fromEntries(PARAMETERS.map((key) => [key, shown(condition, key)])),
        decision: DECISIONS[decision],
        ...{ frr: frr.rate, frrInterval: frr.interval, n: frr.n },
        ...{ far: far.rate, farInterval: far.interval, impostors: far.n },
      };
    }),
  );
  return {
    columns: [
      { key: "sweep", label: "curve" },
      ...PARAMETERS.map((key) => ({ key, ...LABELS[key] })),
      { key: "decision", label: "decision" },
      { key: "frr", label: "FRR", decimals: 4 },
      { key: "frrInterval", label: "95 % interval", decimals: 4, interval: true },
      { key: "n", label: "readings" },
      { key: "far", label: "FAR" },
      { key: "farInterval", label: "95 % interval", interval: true },
      { key: "impostors", label: "impostors" },
    ],
    rows,
    notes: [
      fingersNote(trials, data),
      intervalsNote(trials),
      IMPOSTORS,
      SCORED,
      stoppingNote(trials, stopping),
      `Minutiae of two readings are the same, for the tolerant route, within ${TOLERANCE} px. Base cells: ${conditions[0].condition.cell} px. ` +
        "The grid's route is that over the cells of the minutiae; a cell may hold several, so their number is limited by the picture's whole pixels, 90,000, and the setting ends far below, at 70. " +
        "Passwords on the grid are equal exactly when the cells are, as many minutiae in each: the route adds nothing to them.",
    ],
  };
}

/** The published pair beside the base condition's. */
export function referenceTable({ condition, rates }: ConditionRates, trials: Simulated, data: string): TableBody {
  const percent = ({ rate, interval, n }: Rate) => ({
    ours: 100 * rate,
    interval: { low: 100 * interval.low, high: 100 * interval.high },
    n,
  });
  const comparisons = decisions.flatMap((decision) =>
    (["far", "frr"] as const).map(
      (key): Comparison => ({
        what: `${key.toUpperCase()}, ${DECISIONS[decision]}, % (section 1)`,
        kind: "rate",
        published: publishedNumber("B", "far-frr", "values", key),
        ...percent(rates[decision][key]),
      }),
    ),
  );
  const { minutiae, noise, cell } = condition;
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

/** Each change from the base condition, the costliest first. */
export function sensitivityTable({ sensitivity, base }: DecisionRates, trials: Simulated, data: string): TableBody {
  return {
    columns: [
      { key: "change", label: "change from the base condition" },
      { key: "frr", label: "FRR", decimals: 3 },
      { key: "n", label: "readings" },
      { key: "difference", label: "difference", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
    ],
    rows: sensitivity.map(({ condition, changed, ...row }) => ({
      change: changed.map((key) => `${LABELS[key].label} ${shown(base.condition, key)} → ${shown(condition, key)}`).join(", "),
      ...row,
    })),
    notes: [
      "Equality of the optimal route, the paper's decision. Intervals of the difference after Newcombe (1998).",
      fingersNote(trials, data),
    ],
  };
}

/** How far one displaced minutia changes the route. */
export function movedTable(moved: readonly MovedRate[], trials: Simulated, data: string): TableBody {
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
    rows: moved.map(({ distance, password, route, edges }) => ({
      distance: String(distance),
      ...{ password: password.rate, passwordInterval: password.interval },
      ...{ route: route.rate, routeInterval: route.interval, edges, n: route.n },
    })),
    notes: [
      "One minutia of a finger is displaced in a random direction. The password also changes where the route is the same but the numbering by x and y is not.",
      fingersNote(trials, data),
      intervalsNote(trials),
    ],
  };
}

/** Routes and numbers a second of one core. */
export function speedTable({ routes, draws }: Speeds): TableBody {
  return {
    columns: [
      { key: "what", label: "work" },
      { key: "count", label: "done" },
      { key: "rate", label: "a second on one core", decimals: 0 },
    ],
    rows: [
      ...routes.map(({ minutiae, count, perSecond }) => {
        return { what: `exact routes of ${minutiae} minutiae, with all decisions on them`, count, rate: perSecond };
      }),
      { what: "noise draws for grid passwords, fingers included", count: draws.count, rate: draws.perSecond },
    ],
    notes: ["Wall-clock time of each piece, other cores busy."],
  };
}
