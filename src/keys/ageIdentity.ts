import { bech32 } from "@scure/base";
import { identityToRecipient } from "age-encryption";

/**
 * A key's 32 bytes as the identity (X25519 secret key) of the age tool, `AGE-SECRET-KEY-1…`. Whoever has it opens the documents.
 *
 * @example
 * import { ageIdentity } from "ridgelab/keys";
 * ageIdentity(new Uint8Array(32).fill(66)); // "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
 */
export function ageIdentity(key: Uint8Array): string {
  if (key.length !== 32) throw new RangeError(`an age identity has 32 bytes; given ${key.length}`);
  return bech32.encodeFromBytes("age-secret-key-", key).toUpperCase();
}

/**
 * The public side of that identity, `age1…`: enough to encrypt, not to open.
 *
 * @example
 * import { ageRecipient } from "ridgelab/keys";
 * await ageRecipient(new Uint8Array(32).fill(66)); // "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
 */
export function ageRecipient(key: Uint8Array): Promise<string> {
  return identityToRecipient(ageIdentity(key));
}
