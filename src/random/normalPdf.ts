import { gauss } from "./normalCdf.js";

/**
 * The density of the standard normal law at x (paper B, equation 3 with m = 0 and σ = 1).
 *
 * @example
 * import { normalPdf } from "ridgelab/random";
 * normalPdf(0); // 0.398942
 * normalPdf(1) / normalPdf(0); // 0.606531
 */
export function normalPdf(x: number): number {
  return Math.abs(x) > 40 ? 0 : gauss(x) / Math.sqrt(2 * Math.PI);
}
