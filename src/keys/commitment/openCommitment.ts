import { timingSafeEqual } from "node:crypto";
import type { Bch } from "../bch/createBch.js";
import { decode } from "../bch/decode.js";
import type { BinariserOf } from "./binariser.js";
import { type CommitmentHelper, secretKey, unpackBits } from "./helper.js";

/**
 * The key of a commitment, from another print of the finger.
 *
 * @param print embedded
 * @param code that of the enrolment (RangeError otherwise)
 * @returns undefined where the print's bits lie farther than t from the enrolled ones; the check value decides
 *
 * @example
 * import { randomBytes } from "node:crypto";
 * import { binarisers, createBch, enrolCommitment, openCommitment } from "ridgelab/keys";
 * const prints = [[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]].map((print) => Float64Array.from(print));
 * const bits = binarisers(prints, ["a", "a", "b", "b"], 63);
 * const code = createBch(5, 3);
 * const { helper } = enrolCommitment([Float64Array.of(0.8, 0.6)], bits, code, randomBytes);
 * openCommitment(helper, Float64Array.of(0.8, 0.61), bits, code)?.length; // 32
 * openCommitment(helper, Float64Array.of(-0.8, -0.6), bits, code); // undefined
 */
export function openCommitment(
  helper: CommitmentHelper,
  print: Float64Array,
  binariserOf: BinariserOf,
  code: Bch,
): Uint8Array | undefined {
  if (code.n !== helper.n || code.k !== helper.k) {
    throw new RangeError(`openCommitment: the code is (${code.n}, ${code.k}), the commitment's (${helper.n}, ${helper.k})`);
  }
  const bits = commitmentBits(helper, binariserOf(helper.directions).margins(print));
  const offset = unpackBits(Buffer.from(helper.offset, "base64"), helper.n);
  const found = decode(
    code,
    bits.map((bit, i) => bit ^ offset[i]),
  );
  if (!found) return undefined;
  const { key, check } = secretKey(found.message, Buffer.from(helper.salt, "base64"));
  const expected = Buffer.from(helper.check, "base64");
  return expected.length === check.length && timingSafeEqual(check, expected) ? key : undefined;
}

/** A print's bits at the places and in the order of a commitment. */
export function commitmentBits({ selected }: Pick<CommitmentHelper, "selected">, margins: Float64Array): Uint8Array {
  return Uint8Array.from(selected, (candidate) => (margins[candidate] > 0 ? 1 : 0));
}
