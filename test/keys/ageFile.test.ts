import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter, Encrypter } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import { decryptAge, encryptAge } from "../../src/keys/ageFile.js";
import { ageIdentity, ageRecipient } from "../../src/keys/ageIdentity.js";
import { writeStreamAtomic } from "../../src/keys/writeStreamAtomic.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-age-"));
afterAll(() => rmSync(folder, { recursive: true }));

const key = Uint8Array.from({ length: 32 }, (_, i) => 7 * i + 1);
const identity = ageIdentity(key);
const recipient = await ageRecipient(key);
const CHUNK = 65_536;

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}

const document = (length: number): Buffer => Buffer.from(Uint8Array.from({ length }, (_, i) => (i * i) >> 3));
const encrypt = (bytes: Uint8Array): Promise<Buffer> => all(encryptAge(inPieces(bytes, 10_007), recipient));
const decrypt = (bytes: Uint8Array, piece = 10_007): Promise<Buffer> => all(decryptAge(inPieces(bytes, piece), identity));

describe("an identity from a key", () => {
  it("is taken by typage", async () => {
    expect(identity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
    expect(recipient).toMatch(/^age1[0-9a-z]{58}$/);
  });
});

describe("an age file", () => {
  const sizes = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 200_000];

  it.each(sizes)("of %i bytes opens to the document, and typage 0.3.0 opens it too", async (size) => {
    const file = await encrypt(document(size));
    expect((await decrypt(file)).equals(document(size))).toBe(true);
    const typage = new Decrypter();
    typage.addIdentity(identity);
    expect(Buffer.from(await typage.decrypt(file)).equals(document(size))).toBe(true);
  });

  it.each(sizes)("of %i bytes made by typage 0.3.0 opens", async (size) => {
    const typage = new Encrypter();
    typage.addRecipient(recipient);
    const file = await typage.encrypt(document(size));
    expect((await decrypt(file, 997)).equals(document(size))).toBe(true);
  });

  it("does not open to another key", async () => {
    const other = ageIdentity(key.toReversed());
    await expect(all(decryptAge(inPieces(await encrypt(document(10)), 99), other))).rejects.toThrow(
      "it was encrypted for another key",
    );
  });

  it("is refused with any byte changed, and cut off anywhere", async () => {
    const file = await encrypt(document(40));
    for (let at = 0; at < file.length; at++) {
      const changed = Uint8Array.from(file);
      changed[at] ^= 1;
      await expect(decrypt(changed), `byte ${at}`).rejects.toThrow(/^it (is|was) |^its header/);
      await expect(decrypt(file.subarray(0, at)), `${at} bytes`).rejects.toThrow(/^it (is|was) |^its header/);
    }
  });

  it("is refused where whole chunks are missing, turned or added", async () => {
    const file = await encrypt(document(3 * CHUNK));
    const end = file.length;
    const start = end - 3 * (CHUNK + 16);
    const chunk = (i: number): Buffer => file.subarray(start + i * (CHUNK + 16), start + (i + 1) * (CHUNK + 16));
    const head = file.subarray(0, start);
    for (const chunks of [[0, 1], [1, 0, 2], [0, 2], [0, 1, 2, 2], [2], []]) {
      await expect(decrypt(Buffer.concat([head, ...chunks.map(chunk)])), `${chunks}`).rejects.toThrow(/cut off/);
    }
  });

  it("leaves nothing behind when it does not open", async () => {
    const file = await encrypt(document(3 * CHUNK));
    file[file.length - 1]! ^= 1;
    const out = join(folder, "out.txt");
    await expect(writeStreamAtomic(out, decryptAge(inPieces(file, CHUNK), identity))).rejects.toThrow(
      "it was changed, or cut off",
    );
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(out, "older");
    await expect(writeStreamAtomic(out, decryptAge(inPieces(file, CHUNK), identity))).rejects.toThrow(
      "it was changed, or cut off",
    );
    expect(readFileSync(out, "utf8")).toBe("older");
    expect(readdirSync(folder)).toEqual(["out.txt"]);
  });

  it("is not written over a file that came to be there, unless it may", async () => {
    const out = join(folder, "out.txt");
    writeFileSync(out, "older");
    await expect(writeStreamAtomic(out, [document(3)], { replace: false })).rejects.toMatchObject({ code: "EEXIST" });
    expect(readFileSync(out, "utf8")).toBe("older");
    await writeStreamAtomic(out, [document(3)]);
    await writeStreamAtomic(join(folder, "new.txt"), [document(3)], { replace: false });
    expect(readFileSync(join(folder, "new.txt")).equals(readFileSync(out))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["new.txt", "out.txt"]);
  });

  it.skipIf(!hasAge())("passes both ways through the installed age tool (skipped where there is none)", async () => {
    const [identityFile, file, back] = ["identity.txt", "file.age", "back.age"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(identityFile, `${identity}\n`);
    expect(execFileSync("age-keygen", ["-y", identityFile], { encoding: "utf8" }).trim()).toBe(recipient);
    writeFileSync(file, await encrypt(document(200_000)));
    expect(execFileSync("age", ["-d", "-i", identityFile, file]).equals(document(200_000))).toBe(true);
    execFileSync("age", ["-r", recipient, "-o", back], { input: document(200_000) });
    expect(existsSync(back)).toBe(true);
    expect((await decrypt(readFileSync(back))).equals(document(200_000))).toBe(true);
  });
});

function hasAge(): boolean {
  try {
    execFileSync("age", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
