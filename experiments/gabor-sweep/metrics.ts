import type { Metric } from "../../src/lab/experiment.js";
import { bestOf, measureOf } from "./bestSetting.js";
import type { PointSummary } from "./summary.js";

/** The measure at the base setting, at the best one and of each method. */
export function gaborMetrics(summary: readonly PointSummary[]): Record<string, Metric> {
  const measure = measureOf(summary);
  const metric = (s: PointSummary): Metric => {
    const { mean, interval } = s[measure]!;
    return { value: mean, interval: [interval.low, interval.high], n: s.n };
  };
  const settings = summary.filter(({ point }) => point.grid !== "method");
  const methods = summary.filter(({ point }) => point.grid === "method");
  return {
    [`${measure}, base setting`]: metric(settings.find(({ point }) => point.grid === "base")!),
    [`${measure}, best setting`]: metric(bestOf(settings, measure)),
    ...Object.fromEntries(methods.map((s) => [`${measure}, ${s.point.name}`, metric(s)])),
  };
}
