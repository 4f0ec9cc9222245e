import { bitsOf, lowerMean, requireBits } from "./bitSequence.js";

/**
 * Min-entropy a bit by the mean time to the first repeated value (NIST SP 800-90B, 2018, section 6.3.2). For bits that time is 2 or 3,
 * and its mean 2 + 2p(1 − p), so that the equation for p is quadratic.
 */
export function collision(bits: Uint8Array): number {
  requireBits(bits, 6, "collision");
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i + 1 < bits.length; ) {
    const time = bits[i] === bits[i + 1] ? 2 : 3;
    if (i + time > bits.length) break;
    count++;
    sum += time;
    squares += time * time;
    i += time;
  }
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(0, (squares - count * mean * mean) / (count - 1)));
  const under = 1.25 - lowerMean(mean, deviation, count) / 2;
  return under <= 0 ? 1 : bitsOf(Math.min(1, 0.5 + Math.sqrt(under)));
}
