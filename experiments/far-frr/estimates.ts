import type { Interval } from "../../src/metrics/interval.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import type { Condition } from "./conditions.js";
import type { Outcome, Trials } from "./outcomes.js";

/** A rate with its count and 95 % interval. */
export interface Rate {
  readonly rate: number;
  readonly interval: Interval;
  readonly count: number;
  readonly n: number;
}

/** A rate: the rule of three where nothing was counted, else Wilson's interval. */
export function rateOf(count: number, n: number): Rate {
  return { rate: count / n, interval: rateInterval(count, n), count, n };
}

/** A condition's outcome; parts are put together. */
export interface Estimate<O extends Outcome = Outcome> {
  readonly condition: Condition;
  readonly outcome: O;
}

/** Sums over the parts of every condition of one kind. */
export function estimates<K extends Outcome["kind"]>(
  { conditions, outcomes }: Pick<Trials, "conditions" | "outcomes">,
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
export function sum<T>(a: T, b: T): T {
  if (typeof a === "number") return (a + (b as number)) as T;
  if (a instanceof Float64Array) return Float64Array.from([...a, ...(b as Float64Array)]) as T;
  if (a instanceof Uint32Array) return a.map((value, i) => value + (b as Uint32Array)[i]) as T;
  if (Array.isArray(a)) return a.map((value, i) => sum(value, (b as unknown[])[i])) as T;
  if (typeof a !== "object" || a === null) return a;
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, sum(value, (b as Record<string, unknown>)[key])])) as T;
}
