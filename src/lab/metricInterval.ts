import type { Interval } from "../tables/table.js";
import type { Metric } from "./experiment.js";

/** A metric's interval as a table's cell; `null` where it has none. */
export function metricInterval(metric: Pick<Metric, "interval"> | undefined): Interval | null {
  return metric?.interval ? { low: metric.interval[0], high: metric.interval[1] } : null;
}
