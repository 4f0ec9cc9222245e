import { type Interval, requireLevel } from "./interval.js";
import { mean } from "./mean.js";
import { studentQuantile } from "./studentQuantile.js";

/** How numbers that should be alike, such as a rate over seeds, lie about their mean. */
export interface Spread {
  /** How many there are. */
  readonly n: number;
  readonly mean: number;
  /** Standard deviation over n − 1; `null` of one number. */
  readonly deviation: number | null;
  /** Interval of confidence of the mean by Student's t with n − 1 degrees of freedom; `null` of one number, and of equal ones, from which none follows. */
  readonly interval: Interval | null;
  readonly least: number;
  readonly most: number;
}

/**
 * Mean, standard deviation and an interval of the mean by Student's t, mean ± t s/√n. It supposes that the numbers are independent and about
 * normal; it may reach beyond what the quantity can be, such as a rate above 1.
 *
 * @param values finite numbers, at least one (RangeError otherwise)
 * @param level of confidence, in (0, 1)
 *
 * @example
 * import { spread } from "ridgelab/metrics";
 * spread([0.9, 0.92, 0.97]).mean; // 0.93
 * spread([0.9, 0.92, 0.97]).interval; // { low: 0.8404, high: 1.0196 }
 * spread([0.9, 0.9]).interval; // null
 */
export function spread(values: readonly number[], level = 0.95): Spread {
  requireLevel(level, "spread");
  const n = values.length;
  if (n === 0 || !values.every(Number.isFinite)) throw new RangeError(`spread: ${n} values, needs finite numbers, one or more`);
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  // Equal numbers have their own value as mean, whatever a sum is rounded to.
  const centre = least === most ? least : mean(values);
  if (least === most) return { n, mean: centre, deviation: n === 1 ? null : 0, interval: null, least, most };
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const deviation = Math.sqrt(squares / (n - 1));
  const half = (studentQuantile((1 + level) / 2, n - 1) * deviation) / Math.sqrt(n);
  return { n, mean: centre, deviation, interval: { low: centre - half, high: centre + half }, least, most };
}
