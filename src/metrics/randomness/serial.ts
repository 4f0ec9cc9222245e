import { gammaUpperTail } from "../../random/gammaUpperTail.js";
import { circularPatterns, requireSequence } from "./patterns.js";

/** The two P-values of the serial test: all patterns of m bits equally often (NIST SP 800-22 rev. 1a, section 2.11). */
export function serial(bits: Uint8Array, m: number): readonly [number, number] {
  requireSequence(bits, m, "serial");
  const psi = (length: number): number => {
    if (length <= 0) return 0;
    const squares = circularPatterns(bits, length).reduce((sum, count) => sum + count * count, 0);
    return (squares * 2 ** length) / bits.length - bits.length;
  };
  const [long, middle, short] = [psi(m), psi(m - 1), psi(m - 2)];
  // Differences of nearly equal numbers may come out a little below 0.
  const first = Math.max(0, long - middle);
  const second = Math.max(0, long - 2 * middle + short);
  return [gammaUpperTail(2 ** (m - 2), first / 2), gammaUpperTail(2 ** (m - 3), second / 2)];
}
