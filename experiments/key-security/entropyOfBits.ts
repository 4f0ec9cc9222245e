import { type MinEntropy, minEntropy } from "../../src/metrics/entropy/minEntropy.js";
import { type Background, type BitSettings, bitMaker } from "../shared/keys/commitmentBits.js";

/** Min-entropy a bit of the commitment's bits, by estimator, over one print of each finger. */
export interface EntropyOfBits extends MinEntropy {
  readonly bits: number;
}

/** The bits of one print of every finger on the same directions, finger after finger, as one sequence. */
export function entropyOfBits(background: Background, prints: readonly Float32Array[], settings: BitSettings): EntropyOfBits {
  const { embed, binariser } = bitMaker(background, { ...settings, surplus: 1 });
  const { margins } = binariser("entropy");
  const bits = Uint8Array.from(prints.flatMap((print) => Array.from(margins(embed(print)), (margin) => (margin > 0 ? 1 : 0))));
  return { ...minEntropy(bits), bits: bits.length };
}
