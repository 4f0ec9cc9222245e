/** RangeError unless there are at least `least` bits, each 0 or 1. */
export function requireSequence(bits: Uint8Array, least: number, where: string): void {
  if (bits.length < least || bits.some((bit) => bit > 1)) {
    throw new RangeError(`${where}: ${bits.length} symbols were given, needs at least ${least}, each 0 or 1`);
  }
}

/** Counts of the overlapping patterns of m bits, the sequence closed to a circle; a pattern's index is its bits as a number. */
export function circularPatterns(bits: Uint8Array, m: number): Float64Array {
  const counts = new Float64Array(2 ** m);
  let pattern = 0;
  for (let i = 0; i < bits.length + m - 1; i++) {
    pattern = ((pattern << 1) | bits[i % bits.length]) & (2 ** m - 1);
    if (i >= m - 1) counts[pattern]++;
  }
  return counts;
}
