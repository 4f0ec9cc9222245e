/**
 * 32 bytes as 44 characters of URL-safe base64 (RFC 4648, section 5), as paper A prints its key and Fernet takes it.
 *
 * @example
 * import { keyText } from "ridgelab/keys";
 * keyText(new Uint8Array(32)); // "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
 */
export function keyText(key: Uint8Array): string {
  if (key.length !== 32) throw new RangeError(`keyText: a key of ${key.length} bytes, needs 32`);
  return toUrlSafe(key);
}

/**
 * The bytes of a key's 44 characters. Throws a RangeError for anything else.
 *
 * @example
 * import { keyBytes, keyText } from "ridgelab/keys";
 * keyBytes(keyText(new Uint8Array(32).fill(7)))[31]; // 7
 * keyBytes("short"); // throws a key is 44 characters of URL-safe base64, of 32 bytes
 */
export function keyBytes(text: string): Uint8Array {
  const key = fromUrlSafe(text);
  if (key?.length !== 32) throw new RangeError("a key is 44 characters of URL-safe base64, of 32 bytes");
  return key;
}

/** URL-safe base64 with its padding. */
export function toUrlSafe(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
}

/** The bytes of padded URL-safe base64, or undefined where the text is anything else. */
export function fromUrlSafe(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, "base64url");
  return toUrlSafe(bytes) === text ? bytes : undefined;
}
