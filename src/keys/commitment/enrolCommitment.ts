import { shuffled } from "../../random/shuffled.js";
import type { Bch } from "../bch/createBch.js";
import { encode } from "../bch/encode.js";
import { meanDirection } from "../embedding.js";
import type { BinariserOf } from "./binariser.js";
import { type CommitmentHelper, packBits, secretKey, unpackBits } from "./helper.js";
import { mostReliable } from "./mostReliable.js";

/** So many random bytes: the operating system's for real keys, a stream's for experiments. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * A fuzzy commitment (Juels and Wattenberg 1999): a random secret as a code word, hidden by the finger's bits. Of the candidates the n
 * on which the enrolled prints lie farthest from the threshold are used (reliable bits: Tuyls et al. 2005). Directions and order are drawn
 * for this enrolment: an order alone (Kelkboom et al. 2011) stands in the helper, can be undone, and would leave two helpers of one finger
 * to be solved for both secrets. To revoke a key, enrol again: the secret, and so the key, is a new one.
 *
 * @param prints embedded prints of the finger, at least one
 * @param binariserOf with at least n candidates (RangeError otherwise)
 *
 * @example
 * import { randomBytes } from "node:crypto";
 * import { binarisers, createBch, enrolCommitment, keyText, openCommitment } from "ridgelab/keys";
 * const prints = [[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]].map((print) => Float64Array.from(print));
 * const bits = binarisers(prints, ["a", "a", "b", "b"], 63);
 * const code = createBch(5, 3);
 * const { helper, key } = enrolCommitment([Float64Array.of(0.8, 0.6)], bits, code, randomBytes);
 * [helper.n, helper.k, helper.t]; // [31, 16, 3]
 * keyText(openCommitment(helper, Float64Array.of(0.8, 0.61), bits, code)!) === keyText(key); // true
 */
export function enrolCommitment(
  prints: readonly Float64Array[],
  binariserOf: BinariserOf,
  code: Bch,
  random: RandomBytes,
): { helper: CommitmentHelper; key: Uint8Array } {
  const { n, k, t } = code;
  const directions = base64(random(16));
  const binariser = binariserOf(directions);
  if (binariser.candidates < n) {
    throw new RangeError(`enrolCommitment: ${binariser.candidates} candidates, the code's words have ${n} bits`);
  }
  const margins = binariser.margins(meanDirection(prints));
  const selected = shuffledBy(mostReliable(margins, n), random);
  const secret = unpackBits(random(Math.ceil(k / 8)), k);
  const salt = random(16);
  const { key, check } = secretKey(secret, salt);
  const offset = encode(code, secret).map((bit, i) => bit ^ (margins[selected[i]] > 0 ? 1 : 0));
  const helper = { n, k, t, directions, selected, offset: base64(packBits(offset)), salt: base64(salt), check: base64(check) };
  return { helper, key };
}

/** In random order; 48 random bits a draw leave a bias below 10⁻¹¹. */
function shuffledBy(items: readonly number[], random: RandomBytes): number[] {
  const bytes = Buffer.from(random(6 * items.length));
  return shuffled(items, { integer: (n) => bytes.readUIntBE(6 * (n - 1), 6) % n });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
