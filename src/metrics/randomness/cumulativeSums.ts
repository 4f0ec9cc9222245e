import { normalCdf } from "../../random/normalCdf.js";
import { requireSequence } from "./patterns.js";

/**
 * P-value of the cumulative sums test: how far the walk of ±1 gets from where it began (NIST SP 800-22 rev. 1a, section 2.13).
 *
 * @param backward from the end; default false
 */
export function cumulativeSums(bits: Uint8Array, backward = false): number {
  requireSequence(bits, 2, "cumulativeSums");
  const n = bits.length;
  let sum = 0;
  let farthest = 0;
  for (let i = 0; i < n; i++) {
    sum += 2 * bits[backward ? n - 1 - i : i] - 1;
    farthest = Math.max(farthest, Math.abs(sum));
  }
  const between = (from: number, to: number): number =>
    normalCdf((to * farthest) / Math.sqrt(n)) - normalCdf((from * farthest) / Math.sqrt(n));
  const last = Math.trunc((n / farthest - 1) / 4);
  let p = 1;
  for (let k = Math.trunc((-n / farthest + 1) / 4); k <= last; k++) p -= between(4 * k - 1, 4 * k + 1);
  for (let k = Math.trunc((-n / farthest - 3) / 4); k <= last; k++) p += between(4 * k + 1, 4 * k + 3);
  return Math.min(1, Math.max(0, p));
}
