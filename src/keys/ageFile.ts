import { hkdfSync, randomBytes } from "node:crypto";
import { Decrypter, Encrypter } from "age-encryption";
import { openPayload, sealPayload } from "./agePayload.js";
import { unarmour } from "./armour.js";

/** What every age file begins with. */
const MAGIC = Buffer.from("age-encryption.org/v1\n");
/** Bytes of the nonce between header and payload. */
const NONCE = 16;
/** The longest header that is read: thousands of recipients. */
const LONGEST_HEADER = 2 ** 20;

/**
 * Encrypts a stream as an age file (age-encryption.org/v1) that anybody's `age` opens with the recipient's identity. typage writes
 * the header with its random file key, Node's cipher the payload.
 *
 * @param recipient `age1…`
 *
 * @example
 * import { Readable } from "node:stream";
 * import { text } from "node:stream/consumers";
 * import { ageRecipient, encryptAge } from "ridgelab/keys";
 * const sealed = encryptAge(Readable.from([Buffer.from("hello")]), await ageRecipient(new Uint8Array(32).fill(66)));
 * (await text(sealed)).slice(0, 21); // "age-encryption.org/v1"
 */
export async function* encryptAge(source: AsyncIterable<Uint8Array>, recipient: string): AsyncGenerator<Uint8Array> {
  const { header, fileKey } = await sealHeader(recipient);
  const nonce = randomBytes(NONCE);
  yield header;
  yield nonce;
  yield* sealPayload(source, payloadKey(fileKey, nonce));
}

/**
 * Opens an age file, in its ASCII armour or without. What it yields before an error is not the whole document: keep nothing of it.
 *
 * @param identity `AGE-SECRET-KEY-1…`
 * @throws Error of one line where it is no age file, was encrypted for others, was changed or is cut off
 *
 * @example
 * import { Readable } from "node:stream";
 * import { text } from "node:stream/consumers";
 * import { ageIdentity, ageRecipient, decryptAge, encryptAge } from "ridgelab/keys";
 * const key = new Uint8Array(32).fill(66);
 * const sealed = encryptAge(Readable.from([Buffer.from("hello")]), await ageRecipient(key));
 * await text(decryptAge(sealed, ageIdentity(key))); // "hello"
 */
export async function* decryptAge(source: AsyncIterable<Uint8Array>, identity: string): AsyncGenerator<Uint8Array> {
  const pieces = unarmour(source);
  try {
    const { header, nonce, rest } = await takeHead(pieces);
    const fileKey = await openHeader(header, identity);
    yield* openPayload(prepend(rest, pieces), payloadKey(fileKey, nonce));
  } finally {
    await pieces.return(undefined);
  }
}

/** A header for the recipient and the file key in it: typage hands that key to every recipient, so one that keeps it listens in. */
async function sealHeader(recipient: string): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  let fileKey = new Uint8Array();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array());
  // Behind the header stand a nonce and the tag of an empty payload, which have no use here.
  return { header: empty.subarray(0, -NONCE - 16), fileKey };
}

async function openHeader(header: Uint8Array, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    throw new Error(
      message.startsWith("no identity matched")
        ? "it was encrypted for another key"
        : "its header is damaged, or it is no age file",
    );
  }
}

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", fileKey, nonce, "payload", 32));
}

/** The header, whose last line begins with `---`, the nonce, and what was read beyond them. */
async function takeHead(pieces: AsyncIterator<Uint8Array>): Promise<{ header: Uint8Array; nonce: Uint8Array; rest: Uint8Array }> {
  let read = Buffer.alloc(0);
  for (;;) {
    const mac = read.indexOf("\n--- ");
    const end = mac < 0 ? 0 : read.indexOf("\n", mac + 1) + 1;
    if (end > 0 && read.length >= end + NONCE) {
      return { header: read.subarray(0, end), nonce: read.subarray(end, end + NONCE), rest: read.subarray(end + NONCE) };
    }
    if (!read.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, read.length)) || read.length > LONGEST_HEADER) {
      throw new Error("it is no age file, or its header is damaged");
    }
    const next = await pieces.next();
    if (next.done) throw new Error(read.length < MAGIC.length ? "it is no age file" : "it is cut off");
    read = Buffer.concat([read, next.value]);
  }
}

async function* prepend(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
