import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { fromUrlSafe, toUrlSafe } from "./keyText.js";
import { OtherKeyError } from "./otherKeyError.js";

/** What is random or of the moment in a token; for tests and repeatable tokens. */
export interface FernetOptions {
  /** Seconds since 1970, whole. Default: now. */
  time?: number;
  /** 16 bytes. Default: drawn by the operating system. */
  iv?: Uint8Array;
}

const VERSION = 0x80;
const HEAD = 1 + 8 + 16;
const MAC = 32;

/**
 * Encrypts a message as a Fernet token (the specification of github.com/fernet/spec, version 0x80: AES-128-CBC, then HMAC-SHA256),
 * which Python's `cryptography.fernet` opens.
 *
 * @param key 32 bytes: 16 that sign, 16 that encrypt (RangeError otherwise)
 *
 * @example
 * import { encryptFernet, keyBytes } from "ridgelab/keys";
 * const key = keyBytes("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
 * const options = { time: 499162800, iv: Uint8Array.from({ length: 16 }, (_, i) => i) };
 * const token = encryptFernet(new TextEncoder().encode("hello"), key, options);
 * token.slice(0, 50); // "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCG"
 * token.slice(50); // "M4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=="
 */
export function encryptFernet(message: Uint8Array, key: Uint8Array, options: FernetOptions = {}): string {
  const { time = Math.floor(Date.now() / 1000), iv = randomBytes(16) } = options;
  const { signing, encryption } = halves(key);
  const head = Buffer.alloc(HEAD);
  head[0] = VERSION;
  head.writeBigUInt64BE(BigInt(time), 1);
  head.set(iv, 9);
  const cipher = createCipheriv("aes-128-cbc", encryption, iv);
  const signed = Buffer.concat([head, cipher.update(message), cipher.final()]);
  return toUrlSafe(Buffer.concat([signed, createHmac("sha256", signing).update(signed).digest()]));
}

/**
 * The message of a Fernet token, whatever its age.
 *
 * @throws Error of one line where the token is none, or was not made under this key or changed since
 *
 * @example
 * import { decryptFernet, encryptFernet } from "ridgelab/keys";
 * const token = encryptFernet(new TextEncoder().encode("hello"), new Uint8Array(32));
 * new TextDecoder().decode(decryptFernet(token, new Uint8Array(32))); // "hello"
 * decryptFernet(token, new Uint8Array(32).fill(1)); // throws another key, or a changed token: it does not carry this key's signature
 */
export function decryptFernet(token: string, key: Uint8Array): Uint8Array {
  const { signing, encryption } = halves(key);
  const bytes = fromUrlSafe(token);
  if (!bytes || bytes.length < HEAD + MAC || bytes[0] !== VERSION) throw new Error("this is no Fernet token");
  const signed = bytes.subarray(0, -MAC);
  if (!timingSafeEqual(createHmac("sha256", signing).update(signed).digest(), bytes.subarray(-MAC))) {
    throw new OtherKeyError("another key, or a changed token: it does not carry this key's signature");
  }
  const decipher = createDecipheriv("aes-128-cbc", encryption, signed.subarray(9, HEAD));
  try {
    return Buffer.concat([decipher.update(signed.subarray(HEAD)), decipher.final()]);
  } catch {
    throw new Error("the token carries this key's signature, but its message is broken");
  }
}

function halves(key: Uint8Array): { signing: Uint8Array; encryption: Uint8Array } {
  if (key.length !== 32) throw new RangeError(`a Fernet key has 32 bytes; given ${key.length}`);
  return { signing: key.subarray(0, 16), encryption: key.subarray(16) };
}
