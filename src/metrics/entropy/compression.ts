import { bitsOf, lowerMean, requireBits } from "./bitSequence.js";

/** Bits of a block, and the correction of the deviation that goes with it. */
const BLOCK = 6;
const CORRECTION = 0.5907;

/**
 * Min-entropy a bit by Maurer's universal statistic: how far back the same block of six bits last stood (NIST SP 800-90B, 2018,
 * section 6.3.4).
 *
 * @param dictionary blocks that only fill the dictionary; default 1000, as the standard has it
 */
export function compression(bits: Uint8Array, dictionary = 1000): number {
  requireBits(bits, BLOCK * (dictionary + 2), "compression");
  const blocks = Math.floor(bits.length / BLOCK);
  const last = new Int32Array(2 ** BLOCK);
  const count = blocks - dictionary;
  let sum = 0;
  let squares = 0;
  for (let i = 1; i <= blocks; i++) {
    let value = 0;
    for (let j = 0; j < BLOCK; j++) value = 2 * value + bits[(i - 1) * BLOCK + j];
    if (i > dictionary) {
      const log = Math.log2(i - last[value]);
      sum += log;
      squares += log * log;
    }
    last[value] = i;
  }
  const mean = sum / count;
  // The standard's own form: the sum over count − 1, less the whole squared mean.
  const deviation = CORRECTION * Math.sqrt(squares / (count - 1) - mean * mean);
  const target = lowerMean(mean, deviation, count);
  const others = 2 ** BLOCK - 1;
  const expected = (p: number): number =>
    expectedLog(p, blocks, dictionary) + others * expectedLog((1 - p) / others, blocks, dictionary);
  // The expectation falls as the likeliest block gets likelier; from equal blocks on there is no solution.
  let low = 2 ** -BLOCK;
  let high = 1;
  if (expected(low) <= target) return 1;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (expected(middle) > target) low = middle;
    else high = middle;
  }
  return Math.min(1, bitsOf(low) / BLOCK);
}

/** G of the standard: the mean of log2 of the distance to a block of probability z, over the blocks that are tested. */
function expectedLog(z: number, blocks: number, dictionary: number): number {
  if (z === 0) return 0;
  let total = 0;
  let earlier = 0;
  let power = 1;
  for (let t = 1; t <= blocks; t++) {
    const log = Math.log2(t);
    if (t > dictionary) total += earlier + log * z * power;
    earlier += log * z * z * power;
    power *= 1 - z;
  }
  return total / (blocks - dictionary);
}
