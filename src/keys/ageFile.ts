import { Decrypter, Encrypter } from "age-encryption";
import { unarmour } from "./armour.js";
import { OtherKeyError } from "./otherKeyError.js";

/** What every age file begins with. */
const MAGIC = Buffer.from("age-encryption.org/v1\n");
/** The longest header that is read: thousands of recipients. */
const LONGEST_HEADER = 2 ** 20;

/**
 * Encrypts a stream as an age file (age-encryption.org/v1) that anybody's `age` opens with the recipient's identity.
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
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  yield* await encrypter.encrypt(ReadableStream.from(source));
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
  /** What went wrong on the way to typage, which is told as it is. */
  let wrong: Error | undefined;
  async function* file(): AsyncGenerator<Uint8Array> {
    try {
      yield* withHeader(unarmour(source));
    } catch (error) {
      wrong = error as Error;
      throw error;
    }
  }
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  let opened: AsyncIterable<Uint8Array>;
  try {
    opened = await decrypter.decrypt(ReadableStream.from(file()));
  } catch (error) {
    if (wrong) throw wrong;
    const isOthers = error instanceof Error && error.message.startsWith("no identity matched");
    if (isOthers) throw new OtherKeyError("it was encrypted for another key", { cause: error });
    throw new Error("its header is damaged, or it is cut off", { cause: error });
  }
  try {
    yield* opened;
  } catch (error) {
    throw wrong ?? new Error("it was changed, or cut off", { cause: error });
  }
}

/** The pieces of an age file; throws before a file that is none, or whose header has no end, is read on into memory. */
async function* withHeader(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (!head) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, head.length)) || head.length > LONGEST_HEADER + piece.length) {
      throw new Error("it is no age file, or its header is damaged");
    }
    if (!head.includes("\n--- ")) continue;
    yield head;
    head = undefined;
  }
  if (head) throw new Error(head.length < MAGIC.length ? "it is no age file" : "it is cut off");
}
