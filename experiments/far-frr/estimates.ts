import { curveOfCounts, type ErrorCurve } from "../../src/metrics/errorCurve.js";
import type { Interval } from "../../src/metrics/interval.js";
import { jackknifePairs, type PairRate } from "../../src/metrics/jackknifePairs.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import type { Condition } from "./conditions.js";
import type { CellOutcome, Histograms, Outcome, RouteOutcome } from "./farFrrPiece.js";

/** The decisions that are compared, as tables name them. */
export const DECISIONS = {
  optimal: "equal optimal route",
  chain: "equal greedy chain",
  cells: "equal grid route",
  route: "tolerant route",
  minutiae: "minutiae matcher",
} as const;
export type Decision = keyof typeof DECISIONS;

/** A rate with its count and 95 % interval. */
export interface Rate {
  readonly rate: number;
  readonly interval: Interval;
  readonly count: number;
  readonly n: number;
}

/** A condition's outcome; parts are put together. */
export interface Estimate<O extends Outcome = Outcome> {
  readonly condition: Condition;
  readonly outcome: O;
}

/** Sums over the parts of every condition of one kind. */
export function estimates<K extends Outcome["kind"]>(
  conditions: readonly Condition[],
  outcomes: readonly Outcome[],
  kind: K,
): Estimate<Extract<Outcome, { kind: K }>>[] {
  const merged = new Map<string, Estimate<Extract<Outcome, { kind: K }>>>();
  for (const [i, condition] of conditions.entries()) {
    const outcome = outcomes[i] as Extract<Outcome, { kind: K }>;
    if (outcome.kind !== kind) continue;
    const { part: _, trials: __, precision: ___, ...values } = condition;
    const key = JSON.stringify(values);
    const before = merged.get(key);
    merged.set(key, before ? { ...before, outcome: sum(before.outcome, outcome) } : { condition, outcome });
  }
  return [...merged.values()];
}

/** Adds numbers, elements and fields; lists of a number each finger (Float64Array) are put one after the other; what is neither stays. */
function sum<T>(a: T, b: T): T {
  if (typeof a === "number") return (a + (b as number)) as T;
  if (a instanceof Float64Array) return Float64Array.from([...a, ...(b as Float64Array)]) as T;
  if (a instanceof Uint32Array) return a.map((value, i) => value + (b as Uint32Array)[i]) as T;
  if (Array.isArray(a)) return a.map((value, i) => sum(value, (b as unknown[])[i])) as T;
  if (typeof a !== "object" || a === null) return a;
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, sum(value, (b as Record<string, unknown>)[key])])) as T;
}

export function rateOf(count: number, n: number): Rate {
  return { rate: count / n, interval: rateInterval(count, n), count, n };
}

/** False rejections and acceptances of a decision; those with a score at the threshold, on the half that did not choose it. */
export function errorsOf(outcome: RouteOutcome, decision: Decision, thresholds: Thresholds): { frr: Rate; far: Rate } {
  if (decision === "route" || decision === "minutiae") {
    const { genuine, impostor } = outcome.scores[decision][1];
    const from = thresholds[decision];
    const [below, all] = [total(genuine.subarray(0, from)), total(genuine)];
    return { frr: rateOf(below, all), far: rateOf(total(impostor.subarray(from)), total(impostor)) };
  }
  const { rejected, accepted } = outcome.equality[decision];
  return { frr: rateOf(rejected, outcome.trials), far: rateOf(accepted, outcome.impostors) };
}

/** The bin from which on a score is accepted. */
export type Thresholds = Readonly<Record<"route" | "minutiae", number>>;

/** The lowest thresholds at which no more than `fmr` of the development half's impostors are accepted. */
export function chooseThresholds(outcome: RouteOutcome, fmr: number): Thresholds {
  const choose = ([development]: readonly Histograms[]): number => {
    const { impostor } = development!;
    const all = total(impostor);
    let accepted = 0;
    let bin = impostor.length;
    while (bin > 1 && accepted + impostor[bin - 1] <= fmr * all) accepted += impostor[--bin];
    return bin;
  };
  return { route: choose(outcome.scores.route), minutiae: choose(outcome.scores.minutiae) };
}

/** The curve of a scored decision over both halves. */
export function curveOf(outcome: RouteOutcome, decision: "route" | "minutiae"): ErrorCurve {
  const [a, b] = outcome.scores[decision];
  const { genuine, impostor } = sum(a, b) as Histograms;
  const bins = genuine.length;
  const thresholds = Float64Array.from({ length: bins + 1 }, (_, bin) => (bin < bins ? bin / bins : Number.POSITIVE_INFINITY));
  const into = { fmr: new Float64Array(bins + 1), fnmr: new Float64Array(bins + 1) };
  return curveOfCounts(thresholds, Float64Array.from(genuine), Float64Array.from(impostor), into);
}

/** False acceptances of grid passwords by the cells' side: they do not depend on the noise, so its masters are taken together. */
export function farBySide(cells: readonly Estimate<CellOutcome>[]): Map<number, PairRate> {
  const sides = [...new Set(cells.map(({ condition }) => condition.cell))];
  return new Map(
    sides.map((side) => {
      const these = cells.filter(({ condition }) => condition.cell === side).map(({ outcome }) => outcome);
      const joined = (key: "alike" | "others") => these.flatMap((outcome) => [...outcome[key]]);
      return [side, jackknifePairs(joined("alike"), joined("others"))];
    }),
  );
}

/** Whether two published rates (as shares) can hold where ours have these intervals: yes, no, or the counts are too few to tell. */
export function holds(frr: Interval, far: Interval, published: { frr: number; far: number }): "yes" | "no" | "too few" {
  if (frr.low > published.frr || far.low > published.far) return "no";
  return frr.high <= published.frr && far.high <= published.far ? "yes" : "too few";
}

function total(counts: Uint32Array): number {
  return counts.reduce((all, count) => all + count, 0);
}
