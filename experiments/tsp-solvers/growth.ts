/** How a cost grows: t = factor · e^(rate·N), or t = factor · N^rate. */
export type GrowthForm = "exponential" | "power";

/** A growth fitted to measured costs. */
export interface GrowthFit {
  readonly form: GrowthForm;
  readonly factor: number;
  readonly rate: number;
  /** 95 % interval of the rate. */
  readonly interval: { readonly low: number; readonly high: number };
  readonly n: number;
}

/** The number of points at which a fitted cost reaches a limit. */
export function reaches({ form, factor, rate }: GrowthFit, limit: number): number {
  const log = Math.log(limit / factor) / rate;
  return form === "power" ? Math.exp(log) : log;
}

/** The fitted cost at a number of points. */
export function fittedCost({ form, factor, rate }: GrowthFit, points: number): number {
  return factor * (form === "power" ? points ** rate : Math.exp(rate * points));
}
