import type { Metric } from "../../../src/lab/experiment.js";
import type { KeyRate } from "./keyRate.js";

/** Rates as the numbers of a run, by their names; those that nothing was tried for are left out. */
export function keyMetrics(rates: Readonly<Record<string, KeyRate>>): Record<string, Metric> {
  return Object.fromEntries(
    Object.entries(rates).flatMap(([name, { value, interval, n }]) =>
      value === null || interval === null ? [] : [[name, { value, interval: [interval.low, interval.high] as const, n }]],
    ),
  );
}
