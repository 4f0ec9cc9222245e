/**
 * Unpacks a strip packed by PackBits (TIFF 6.0, section 9): a header n of 0…127 is followed by n + 1 literal bytes, of −127…−1 by
 * one byte to be repeated 1 − n times, and −128 does nothing.
 * @param length bytes that the strip must hold; what follows them is not read.
 * @throws RangeError where the strip ends early.
 */
export function unpackPackBits(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let written = 0;
  let at = 0;
  while (written < length) {
    const header = packed[at++];
    const count = header < 128 ? header + 1 : 257 - header;
    const needed = header < 128 ? count : 1;
    if (header === undefined || (header !== 128 && at + needed > packed.length)) {
      throw new RangeError(`its PackBits data ends after ${written} of ${length} bytes`);
    }
    if (header === 128) continue;
    if (header < 128) out.set(packed.subarray(at, at + Math.min(count, length - written)), written);
    else out.fill(packed[at], written, written + count);
    at += needed;
    written += count;
  }
  return out;
}
