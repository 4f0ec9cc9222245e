import { createStream } from "../../random/createStream.js";
import { shuffled } from "../../random/shuffled.js";

/**
 * An element of the field of 2^16 for every feature, no two the same, in an order that the salt draws: two records of one finger lock other
 * elements, and what their polynomials have in common says nothing.
 */
export function fieldMap(salt: string, count: number): Uint16Array {
  const elements = shuffled([...new Array(2 ** 16).keys()], createStream(salt, "keys/vault map"));
  if (count > elements.length) throw new RangeError(`fieldMap: features must be at most ${elements.length}; got ${count}`);
  return Uint16Array.from(elements.slice(0, count));
}
