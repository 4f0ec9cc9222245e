import { betaCdf } from "../../src/metrics/betaCdf.js";
import { degreesOfFreedom } from "../../src/metrics/degreesOfFreedom.js";
import { type Received, stage } from "../define.js";
import type { KeyOutcomes } from "../shared/keys/keyOutcomes.js";
import type { KeyRate } from "../shared/keys/keyRate.js";
import type { Code } from "./codes.js";
import type { SettingTrials } from "./commitmentTrials.js";
import type { EntropyOfBits } from "./entropy.js";
import type { ErrorRates } from "./errorRates.js";
import type { ParallelDirections } from "./parallelDirections.js";
import type { StoreAttack } from "./storeAttack.js";

/** What keys are worth, in bits, each by another measure. */
export interface Strength {
  readonly paper: {
    /** 2^(L−1) guesses, as the paper has it. */
    readonly exhaustive: number;
    /** One of the enrolled fingers, once store and salt are known. */
    readonly codebook: number;
    /** Guesses that the attack on the store took on average. */
    readonly guesses: number;
    /** Unknown fingers tried, by each scheme of the outcomes: see `bitsOfRate`; `null` where none was tried. */
    readonly tried: readonly (number | null)[];
  };
  readonly commitment: {
    readonly secret: number;
    /** What is left of the secret beside the helper's nearly parallel directions. */
    readonly parallel: number;
    readonly tried: number;
    /** Random bits of the impostors' degrees of freedom within the code's reach: see `bitsOfChance`. */
    readonly byChance: number;
    /** Min-entropy of a word's bits, by the least estimator. */
    readonly entropy: number;
  };
  /** The impostors' bit errors: mean, standard deviation, and Daugman's degrees of freedom. */
  readonly freedom: { readonly mean: number; readonly deviation: number; readonly degrees: number };
}

/** Bits of the published key: 32 bytes. */
export const KEY_BITS = 256;

interface Inputs {
  readonly codes: { readonly used: Code };
  readonly choice: { readonly reported: SettingTrials };
  readonly attack: StoreAttack;
  readonly outcomes: readonly KeyOutcomes[];
  readonly rates: ErrorRates;
  readonly parallel: ParallelDirections;
  readonly entropy: EntropyOfBits;
}

/** The strength of the paper's keys and of the commitment's. */
export const strength = stage(
  import.meta.url,
  {},
  ({ inputs: { codes, choice, attack, outcomes, rates, parallel, entropy } }: Received<unknown, Inputs>): Strength => {
    const { n, k, t } = codes.used;
    const freedom = degreesOfFreedom(choice.reported.impostor.flat());
    return {
      paper: {
        exhaustive: KEY_BITS - 1,
        codebook: Math.log2(attack.guesses.length),
        guesses: Math.log2(attack.mean),
        tried: outcomes.map(({ unknownKey }) => (unknownKey.n === 0 ? null : bitsOfRate(unknownKey))),
      },
      commitment: {
        secret: k,
        parallel: parallel.bits,
        tried: bitsOfRate(rates.reported.far),
        byChance: bitsOfChance(freedom, t / n),
        entropy: entropy.least * n,
      },
      freedom,
    };
  },
);

/** −log₂ of a rate, or where there was no event of the end of its interval, 3/n: a lower bound. */
export function bitsOfRate({ count, value, interval }: KeyRate): number {
  if (value === null || interval === null) throw new RangeError("bitsOfRate: there must be at least one trial; got none");
  return -Math.log2(count === 0 ? interval.high : value);
}

/**
 * −log₂ of the probability that random bits of so many degrees of freedom, each wrong with the impostors' mean, lie within the code's
 * reach: the binomial law, by the incomplete beta function.
 *
 * @param reach share of its bits that the code corrects, t/n
 */
export function bitsOfChance({ mean, degrees }: { readonly mean: number; readonly degrees: number }, reach: number): number {
  const chance = betaCdf(1 - mean, degrees * (1 - reach), degrees * reach + 1);
  return -Math.log2(Math.max(Number.MIN_VALUE, chance));
}
