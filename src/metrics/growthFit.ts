import { inv, multiply, transpose } from "mathjs";
import type { Interval } from "./interval.js";
import { studentQuantile } from "./studentQuantile.js";

/** How a cost grows: t = factor · e^(rate·N), or t = factor · N^rate. */
export type GrowthForm = "exponential" | "power";

/** A growth fitted to measured costs. */
export interface GrowthFit {
  readonly form: GrowthForm;
  readonly factor: number;
  readonly rate: number;
  /** 95 % interval of the rate. */
  readonly interval: Interval;
  readonly n: number;
}

/**
 * Least squares of ln t on N or on ln N, by the normal equations; the interval is Student's, with errors taken as independent and of one size.
 *
 * @param costs at least three, of at least two numbers of points, each above 0; undefined otherwise.
 */
export function growthFit(costs: readonly { points: number; cost: number }[], form: GrowthForm): GrowthFit | undefined {
  if (costs.length < 3 || new Set(costs.map(({ points }) => points)).size < 2) return undefined;
  const design = costs.map(({ points }) => [1, form === "power" ? Math.log(points) : points]);
  const target = costs.map(({ cost }) => [Math.log(cost)]);
  const covariance = inv(multiply(transpose(design), design));
  const [[constant], [rate]] = multiply(covariance, multiply(transpose(design), target)) as [[number], [number]];
  const residuals = costs.map((_, i) => target[i]![0]! - constant - rate * design[i]![1]!);
  const freedom = costs.length - 2;
  const variance = residuals.reduce((sum, r) => sum + r * r, 0) / freedom;
  const half = studentQuantile(0.975, freedom) * Math.sqrt(variance * covariance[1]![1]!);
  return { form, factor: Math.exp(constant), rate, interval: { low: rate - half, high: rate + half }, n: costs.length };
}
