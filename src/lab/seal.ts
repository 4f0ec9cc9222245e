import { sha256 } from "./digest.js";

/** Bytes behind a line that says what they are, and their SHA-256: what a cache keeps, so that no change of it goes unnoticed. */
export function seal(title: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${title}\n${sha256(body)}\n`, "latin1"), body]);
}

/** The bytes that `seal` was given; undefined where they or the title are not those, or are cut off. */
export function unseal(title: string, bytes: Buffer): Buffer | undefined {
  const body = bytes.subarray(title.length + 1 + 64 + 1);
  const head = bytes.subarray(0, bytes.length - body.length).toString("latin1");
  return head === `${title}\n${sha256(body)}\n` ? body : undefined;
}
