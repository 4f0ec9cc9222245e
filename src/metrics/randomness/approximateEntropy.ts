import { gammaUpperTail } from "../../random/gammaUpperTail.js";
import { circularPatterns, requireSequence } from "./patterns.js";

/** P-value of the approximate entropy test: patterns of m bits against those of m + 1 (NIST SP 800-22 rev. 1a, section 2.12). */
export function approximateEntropy(bits: Uint8Array, m: number): number {
  requireSequence(bits, m + 1, "approximateEntropy");
  const n = bits.length;
  const phi = (length: number): number =>
    circularPatterns(bits, length).reduce((sum, count) => (count === 0 ? sum : sum + (count / n) * Math.log(count / n)), 0);
  const statistic = 2 * n * Math.max(0, Math.log(2) - (phi(m) - phi(m + 1)));
  return gammaUpperTail(2 ** (m - 1), statistic / 2);
}
