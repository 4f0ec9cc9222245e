import { gammaUpperTail } from "../../random/gammaUpperTail.js";
import { normalCdf } from "../../random/normalCdf.js";
import { requireSequence } from "./patterns.js";

/** P-value of the frequency test: as many ones as zeros (NIST SP 800-22 rev. 1a, section 2.1). */
export function frequency(bits: Uint8Array): number {
  requireSequence(bits, 2, "frequency");
  const sum = bits.reduce((total, bit) => total + 2 * bit - 1, 0);
  return 2 * normalCdf(-Math.abs(sum) / Math.sqrt(bits.length));
}

/**
 * P-value of the frequency test within blocks (section 2.2).
 *
 * @param block bits of a block; what is left at the end is not used
 */
export function blockFrequency(bits: Uint8Array, block: number): number {
  requireSequence(bits, block, "blockFrequency");
  const blocks = Math.floor(bits.length / block);
  let sum = 0;
  for (let b = 0; b < blocks; b++) {
    const ones = bits.subarray(b * block, (b + 1) * block).reduce((total, bit) => total + bit, 0);
    sum += (ones / block - 0.5) ** 2;
  }
  return gammaUpperTail(blocks / 2, 2 * block * sum);
}
