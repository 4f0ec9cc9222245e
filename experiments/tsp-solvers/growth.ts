import type { GrowthFit } from "../../src/metrics/growthFit.js";

/** The number of points at which a fitted cost reaches a limit. */
export function reaches({ form, factor, rate }: GrowthFit, limit: number): number {
  const log = Math.log(limit / factor) / rate;
  return form === "power" ? Math.exp(log) : log;
}

/** The fitted cost at a number of points. */
export function fittedCost({ form, factor, rate }: GrowthFit, points: number): number {
  return factor * (form === "power" ? points ** rate : Math.exp(rate * points));
}
