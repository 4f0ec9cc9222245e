import { createHash } from "node:crypto";

/**
 * Paper B's password: SHA-256 of an integer sequence, such as a route's. Its bytes are the numbers one after the other, each as an
 * unsigned 32-bit integer, most significant byte first, after their count in the same form.
 *
 * @returns 64 hexadecimal digits
 * @throws RangeError for a number that is no whole number from 0 to 2³² − 1.
 */
export function routePassword(sequence: readonly number[]): string {
  const bytes = Buffer.alloc(4 * (sequence.length + 1));
  for (const [i, value] of [sequence.length, ...sequence].entries()) {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
      throw new RangeError(`a route password is made of whole numbers from 0 to 4294967295; number ${i - 1} is ${value}`);
    }
    bytes.writeUInt32BE(value, 4 * i);
  }
  return createHash("sha256").update(bytes).digest("hex");
}
