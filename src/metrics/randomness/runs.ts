import { normalCdf } from "../../random/normalCdf.js";
import { requireSequence } from "./patterns.js";

/** P-value of the runs test (NIST SP 800-22 rev. 1a, section 2.3); 0 where the share of ones is too far from ½ for it. */
export function runs(bits: Uint8Array): number {
  requireSequence(bits, 2, "runs");
  const n = bits.length;
  const share = bits.reduce((total, bit) => total + bit, 0) / n;
  if (Math.abs(share - 0.5) >= 2 / Math.sqrt(n)) return 0;
  let count = 1;
  for (let i = 1; i < n; i++) if (bits[i] !== bits[i - 1]) count++;
  const even = share * (1 - share);
  return 2 * normalCdf(-Math.abs(count - 2 * n * even) / (2 * Math.sqrt(n) * even));
}
