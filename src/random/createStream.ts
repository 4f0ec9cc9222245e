import { createHash } from "node:crypto";
import { normalQuantile } from "./normalQuantile.js";
import { normalQuantiles } from "./normalQuantiles.js";
import type { Stream } from "./stream.js";
import { openUnit, Xoshiro128 } from "./xoshiro128.js";

const DOMAIN = "ridgelab stream 1";
const BLOCK = 1024;

/**
 * The stream of a name under a master seed: xoshiro128** whose state is the first 128 bits (four little-endian words) of
 * SHA-256 over the UTF-8 bytes of the JSON array ["ridgelab stream 1", seed, name, name of substream, …], all as strings. So
 * seed 7 and seed "7" are the same, and a substream depends on its names alone, never on what was drawn.
 *
 * @param seed master seed: any text, or a whole number with |seed| < 2⁵³.
 * @param name what the stream is for, e.g. "filters/noise".
 * @throws RangeError if a number given as seed is not such a whole number.
 *
 * @example
 * import { createStream } from "ridgelab/random";
 * const stream = createStream(1, "docs/example");
 * [stream.integer(6), stream.integer(6), stream.integer(6)]; // [5, 1, 5]
 * createStream("1", "docs/example").integer(6); // 5
 * createStream(0.5, "docs/example"); // throws createStream: seed is 0.5, needs a whole number below 2^53 in size, or a text
 */
export function createStream(seed: number | string, name: string): Stream {
  if (typeof seed === "number" && !Number.isSafeInteger(seed)) {
    throw new RangeError(`createStream: seed is ${seed}, needs a whole number below 2^53 in size, or a text`);
  }
  return new NamedStream([DOMAIN, String(seed), name]);
}

class NamedStream implements Stream {
  private readonly generator: Xoshiro128;

  constructor(private readonly path: readonly string[]) {
    const digest = createHash("sha256").update(JSON.stringify(path), "utf8").digest();
    const state: number[] = [0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset));
    // The one state the generator cannot leave; a digest that begins with it has never been seen.
    if (!state.some((word) => word !== 0)) state[3] = 1;
    this.generator = new Xoshiro128(state);
  }

  uint32(): number {
    return this.generator.next();
  }

  uniform(): number {
    const high = this.generator.next() >>> 5;
    return (high * 0x4000000 + (this.generator.next() >>> 6)) * 2 ** -53;
  }

  uniformOpen(): number {
    const high = this.generator.next();
    return openUnit(high, this.generator.next());
  }

  normal(): number {
    return normalQuantile(this.uniformOpen());
  }

  integer(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 53)) {
      throw new RangeError(`Stream.integer: n is ${n}, needs a whole number from 1 to 2^53`);
    }
    // Reject what lies in the last, incomplete run of n values: that keeps every remainder equally likely.
    const small = n <= 2 ** 32;
    const range = small ? 2 ** 32 : 2 ** 53;
    for (;;) {
      const x = small ? this.generator.next() : this.uniform() * 2 ** 53;
      const remainder = x % n;
      if (x - remainder <= range - n) return remainder;
    }
  }

  fillUniformOpen(target: Float64Array): void {
    this.generator.fillUniformOpen(target, 0, target.length);
  }

  fillNormal(target: Float64Array): void {
    for (let start = 0; start < target.length; start += BLOCK) {
      const block = target.subarray(start, start + BLOCK);
      this.generator.fillUniformOpen(block, 0, block.length);
      normalQuantiles(block, block);
    }
  }

  substream(name: string | number): Stream {
    return new NamedStream([...this.path, String(name)]);
  }
}
