import { type MinEntropy, minEntropy } from "../../src/metrics/entropy/minEntropy.js";
import { type Background, type BitSettings, bitMaker } from "./commitmentBits.js";

/** Min-entropy a bit of the commitment's bits, by estimator, over one print of each finger. */
export interface EntropyOfBits extends MinEntropy {
  readonly bits: number;
}

/** All candidates' bits of one print of every finger, finger after finger, as one sequence. */
export function entropyOfBits(background: Background, prints: readonly Float32Array[], settings: BitSettings): EntropyOfBits {
  const maker = bitMaker(background, settings);
  const bits = Uint8Array.from(prints.flatMap((print) => [...maker.bits(print)]));
  return { ...minEntropy(bits), bits: bits.length };
}
