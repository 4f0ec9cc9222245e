import { betaQuantile } from "./betaQuantile.js";

/**
 * The quantile function of Student's t distribution, through the beta distribution: df/(df + t²) is beta(df/2, ½) distributed.
 *
 * @param p probability in (0, 1) (RangeError otherwise)
 * @param df degrees of freedom, above 0
 *
 * @example
 * import { studentQuantile } from "ridgelab/metrics";
 * studentQuantile(0.975, 10); // 2.228
 * studentQuantile(0.975, 1); // 12.706
 */
export function studentQuantile(p: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`studentQuantile: df is ${df}, needs degrees of freedom above 0`);
  if (p === 0.5) return 0;
  const x = betaQuantile(2 * Math.min(p, 1 - p), df / 2, 0.5);
  return Math.sign(p - 0.5) * Math.sqrt((df * (1 - x)) / x);
}
