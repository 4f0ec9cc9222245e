import { bitsOf, requireBits, upperProbability } from "./bitSequence.js";

/** Min-entropy a bit by the most common value (NIST SP 800-90B, 2018, section 6.3.1). Takes at least 2 bits. */
export function mostCommonValue(bits: Uint8Array): number {
  requireBits(bits, 2, "mostCommonValue");
  const ones = bits.reduce((sum, bit) => sum + bit, 0);
  return bitsOf(upperProbability(Math.max(ones, bits.length - ones) / bits.length, bits.length));
}
