/** z of a two-sided 99 % interval, which every estimator of SP 800-90B moves its probability up by. */
const Z = 2.576;

/** RangeError unless the sequence has at least `least` symbols, each 0 or 1. */
export function requireBits(bits: Uint8Array, least: number, where: string): void {
  if (bits.length < least) throw new RangeError(`${where}: ${bits.length} bits, needs at least ${least}`);
  const other = bits.find((bit) => bit > 1);
  if (other !== undefined) throw new RangeError(`${where}: a symbol is ${other}, needs 0 and 1`);
}

/** The upper end of a probability's interval over so many symbols. */
export function upperProbability(p: number, length: number): number {
  return Math.min(1, p + Z * Math.sqrt((p * (1 - p)) / (length - 1)));
}

/** The lower end of a mean's interval: its value less 2.576 standard errors. */
export function lowerMean(mean: number, deviation: number, count: number): number {
  return mean - (Z * deviation) / Math.sqrt(count);
}

/** −log2 of a probability, and never −0. */
export function bitsOf(p: number): number {
  return Math.max(0, -Math.log2(p));
}
