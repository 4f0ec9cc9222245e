import { readFile } from "node:fs/promises";
import { Decrypter, Encrypter } from "age-encryption";
import { pack, type StoreContent, unpack } from "./storeContent.js";
import { writeStreamAtomic } from "./writeStreamAtomic.js";

/** Base-2 logarithm of scrypt's cost: 2¹⁸ takes a second and 256 MiB. More than 2²⁰ is refused when reading, so that a forged store cannot stall. */
export const WORK_FACTOR = 18;

/**
 * Writes the encrypted store (paper A, Algorithm 2: the mean-of-vectors are kept encrypted), mode 0600, whole or not at all.
 *
 * It is an age file under a passphrase: scrypt, a random file key, an authenticated header and ChaCha20-Poly1305 in chunks, so
 * there is no format of our own to trust, and the `age` tool opens it. Inside, a version byte stands first.
 *
 * @param workFactor base-2 logarithm of scrypt's cost, 1 to 20; default 18
 */
export async function writeStore(
  path: string,
  content: StoreContent,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<void> {
  if (passphrase === "") throw new RangeError("the passphrase is empty");
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  await writeStreamAtomic(path, [await encrypter.encrypt(pack(content))]);
}

/**
 * Reads it back, the whole or nothing.
 *
 * @throws Error of one line that names the file, for a wrong passphrase, a changed byte and a store that is cut off
 */
export async function readStore(path: string, passphrase: string): Promise<StoreContent> {
  const bytes = await readFile(path);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const packed = await decrypter.decrypt(bytes).catch((error: Error) => {
    throw new Error(`${path}: ${problem(error.message)}; nothing of it was read`);
  });
  return unpack(packed, path);
}

/** In words of ours; what typage says is one word for each place where it noticed. */
function problem(message: string): string {
  if (message.startsWith("no identity matched")) return "the passphrase is wrong, or the store's header was changed";
  if (message.includes("work factor")) return "asks for more work with the passphrase than any store of ours";
  return "the store was changed or is cut off";
}
