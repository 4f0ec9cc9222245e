import type { Interval } from "./interval.js";
import { mean } from "./mean.js";
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
 * Least squares of ln t on N or on ln N, a straight line; the interval is Student's, with errors taken as independent and of one size.
 *
 * @param costs at least three, of at least two numbers of points, each above 0; undefined otherwise.
 */
export function growthFit(costs: readonly { points: number; cost: number }[], form: GrowthForm): GrowthFit | undefined {
  if (costs.length < 3 || new Set(costs.map(({ points }) => points)).size < 2) return undefined;
  const x = costs.map(({ points }) => (form === "power" ? Math.log(points) : points));
  const y = costs.map(({ cost }) => Math.log(cost));
  const [xMean, yMean] = [mean(x), mean(y)];
  const spread = x.reduce((sum, at) => sum + (at - xMean) ** 2, 0);
  const rate = x.reduce((sum, at, i) => sum + (at - xMean) * (y[i]! - yMean), 0) / spread;
  const constant = yMean - rate * xMean;
  const freedom = costs.length - 2;
  const variance = x.reduce((sum, at, i) => sum + (y[i]! - constant - rate * at) ** 2, 0) / freedom;
  const half = studentQuantile(0.975, freedom) * Math.sqrt(variance / spread);
  return { form, factor: Math.exp(constant), rate, interval: { low: rate - half, high: rate + half }, n: costs.length };
}
