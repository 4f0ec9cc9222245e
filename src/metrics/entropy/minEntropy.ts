import { collision } from "./collision.js";
import { compression } from "./compression.js";
import { markov } from "./markov.js";
import { mostCommonValue } from "./mostCommonValue.js";
import { tuples } from "./tuples.js";

/** Bits that SP 800-90B asks for; with fewer an estimate is no more than a hint. */
export const ENOUGH_BITS = 1_000_000;

/** Min-entropy a bit by each estimator, from 0 to 1; compression needs 6,012 bits and is null with fewer. */
export interface MinEntropy {
  readonly mostCommonValue: number;
  readonly collision: number;
  readonly markov: number;
  readonly compression: number | null;
  readonly tTuple: number;
  readonly lrs: number;
  /** The least of them. */
  readonly least: number;
}

/**
 * The six estimators of NIST SP 800-90B (2018), sections 6.3.1 to 6.3.6, for bits. The four predictors of the standard are left out.
 *
 * @example
 * import { minEntropy } from "ridgelab/metrics";
 * import { createStream } from "ridgelab/random";
 * const stream = createStream(1, "docs/bits");
 * minEntropy(Uint8Array.from({ length: 2000 }, () => stream.integer(2))).least; // 0.631
 * minEntropy(new Uint8Array(2000)).least; // 0
 */
export function minEntropy(bits: Uint8Array): MinEntropy {
  const estimates = {
    mostCommonValue: mostCommonValue(bits),
    collision: collision(bits),
    markov: markov(bits),
    compression: bits.length >= 6012 ? compression(bits) : null,
    ...tuples(bits),
  };
  return { ...estimates, least: Math.min(...Object.values(estimates).filter((value) => value !== null)) };
}
