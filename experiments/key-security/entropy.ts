import { ENOUGH_BITS, type MinEntropy, minEntropy } from "../../src/metrics/entropy/minEntropy.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import { pick, type Received, stage } from "../define.js";
import { type Background, type BitSettings, bitMaker } from "../shared/keys/commitmentBits.js";
import type { KeySettings } from "../shared/keys/fields.js";
import { populationFeatures } from "../shared/keys/populationFeatures.js";
import { inputShape } from "../shared/network/inputOptions.js";
import type { Finger } from "./fingers.js";

/** Number of the first further finger. */
const FIRST = 10_000;

/** Min-entropy a bit of the commitment's bits, by estimator, over one print of each finger. */
export interface EntropyOfBits extends MinEntropy {
  readonly bits: number;
  /** Whether there are as many as the standard asks for. */
  readonly enough: boolean;
}

interface Settings extends Pick<KeySettings, "input"> {
  /** Further synthetic fingers. */
  readonly population: number;
}

interface Inputs {
  readonly weights: VggWeights;
  readonly others: Background;
  readonly fingers: readonly Finger[];
  readonly choice: { readonly chosen: BitSettings };
}

/** The min-entropy of the bits of the first enrolled print of every finger, and of further synthetic ones. */
export const entropy = stage(
  import.meta.url,
  { config: pick("population", "input"), environment: ["trunk"] },
  async ({ config: { population, input }, inputs: { weights, others, fingers, choice }, work }: Received<Settings, Inputs>) => {
    const further = await populationFeatures(work, weights, furtherFingers(population), 1, inputShape(input));
    return entropyOfBits(others, [...fingers.map(({ enrolled }) => enrolled[0]), ...further], choice.chosen);
  },
);

/** Numbers of further synthetic fingers, beyond the background's, so that no finger is in both. */
export function furtherFingers(population: number): number[] {
  return Array.from({ length: population }, (_, k) => FIRST + k);
}

/** The bits of one print of every finger on the same directions, finger after finger, as one sequence. */
export function entropyOfBits(background: Background, prints: readonly Float32Array[], settings: BitSettings): EntropyOfBits {
  const { embed, binariser } = bitMaker(background, { ...settings, surplus: 1 });
  const { margins } = binariser("entropy");
  const bits = Uint8Array.from(prints.flatMap((print) => Array.from(margins(embed(print)), (margin) => (margin > 0 ? 1 : 0))));
  return { ...minEntropy(bits), bits: bits.length, enough: isEnough(bits.length) };
}

/** Whether so many bits are as many as SP 800-90B asks for. */
export function isEnough(bits: number): boolean {
  return bits >= ENOUGH_BITS;
}
