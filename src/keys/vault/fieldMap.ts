import { createStream } from "../../random/createStream.js";

/** Elements of the field of 2^16. */
const ELEMENTS = 2 ** 16;

/**
 * An element of the field of 2^16 for every feature, no two the same, as the salt draws them: two records of one finger lock other elements,
 * and what their polynomials have in common says nothing.
 */
export function fieldMap(salt: string, count: number): Uint16Array {
  if (count > ELEMENTS) throw new RangeError(`fieldMap: features must be at most ${ELEMENTS}; got ${count}`);
  const stream = createStream(salt, "keys/vault map");
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(stream.uint32() >>> 16);
  return Uint16Array.from(drawn);
}
