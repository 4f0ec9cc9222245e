import { createHash } from "node:crypto";

/**
 * Paper B's password: SHA-256 of an integer sequence, such as a route's. Its bytes are the numbers one after the other, each as an
 * unsigned 32-bit integer, most significant byte first, after their count in the same form.
 *
 * @returns 64 hexadecimal digits
 * @throws RangeError for a number that is no whole number from 0 to 2³² − 1.
 *
 * @example
 * import { routePassword } from "ridgelab/keys";
 * routePassword([0, 2, 1, 3]); // "bed5f4889f7668f5f89c561e628f5060110b61a32797dbc6d31fb8c5fcc68999"
 * routePassword([0, 1, 2, 3]) === routePassword([0, 2, 1, 3]); // false
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
