import { createStream } from "../../random/createStream.js";

/** Elements of the field of 2^16. */
const ELEMENTS = 2 ** 16;

/**
 * An element of the field of 2^16 for every feature, no two the same, as a seed draws them: two vaults of one finger lock other elements,
 * and what their polynomials have in common says nothing.
 */
export function fieldMap(seed: string, count: number): Uint16Array {
  if (count > ELEMENTS) throw new RangeError(`fieldMap: features must be at most ${ELEMENTS}; got ${count}`);
  const stream = createStream(seed, "keys/vault map");
  const map = new Uint16Array(count);
  const isDrawn = new Uint8Array(ELEMENTS);
  for (let drawn = 0; drawn < count; ) {
    const element = stream.uint32() >>> 16;
    if (isDrawn[element] === 1) continue;
    isDrawn[element] = 1;
    map[drawn++] = element;
  }
  return map;
}
