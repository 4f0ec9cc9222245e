import type { Bch } from "./createBch.js";

/**
 * The code word of a message: n − k check bits, then the message (systematic encoding, Lin and Costello, section 5.3).
 *
 * @param message k bits, each 0 or 1 (RangeError otherwise)
 *
 * @example
 * import { createBch, encodeBch } from "ridgelab/keys";
 * encodeBch(createBch(3, 1), Uint8Array.of(1, 0, 0, 1)); // [0, 1, 1, 1, 0, 0, 1]
 */
export function encode({ n, k, generator }: Bch, message: Uint8Array): Uint8Array {
  if (message.length !== k) throw new RangeError(`encode: a message of ${message.length} bits, the code carries ${k}`);
  const word = new Uint8Array(n);
  word.set(message, n - k);
  const remainder = word.slice();
  for (let i = n - 1; i >= n - k; i--) {
    if (remainder[i] === 0) continue;
    for (let j = 0, at = i - (n - k); j < generator.length; j++) remainder[at + j] ^= generator[j];
  }
  word.set(remainder.subarray(0, n - k));
  return word;
}
