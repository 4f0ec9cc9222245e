import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Encrypter } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import { readStore, writeStore } from "../../src/keys/store.js";
import type { StoreContent } from "../../src/keys/storeContent.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-store-"));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, "fingers.age");
const content: StoreContent = {
  value: { fingers: [{ name: "anna-left", prints: 4 }] },
  arrays: { "seed 0": Float32Array.from([0.25, -1, 3.5]), empty: new Float32Array() },
};
/** The lowest work factor: tests open the store hundreds of times. */
const LOWEST = 1;
const passphrase = "four words are better";
const problems =
  /^[^\n]*fingers\.age: (the passphrase is wrong, or the store's header was changed|the store was changed or is cut off|asks for more work)[^\n]*nothing of it was read$/;

describe("the encrypted store", () => {
  it("gives back what was written, in a file of its owner only", async () => {
    await writeStore(path, content, passphrase, LOWEST);
    expect(await readStore(path, passphrase)).toEqual(content);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["fingers.age"]);
  });

  it("says when the passphrase is wrong", async () => {
    await expect(readStore(path, "four words are best")).rejects.toThrow("the passphrase is wrong");
    await expect(writeStore(path, content, "")).rejects.toThrow("the passphrase is empty");
  });

  it("refuses a change of any byte, in one line", async () => {
    const whole = readFileSync(path);
    const changed = join(folder, "changed", "fingers.age");
    await writeStore(changed, content, passphrase, LOWEST);
    for (let at = 0; at < whole.length; at++) {
      for (const mask of [0x01, 0x80]) {
        const bytes = Uint8Array.from(whole);
        bytes[at] ^= mask;
        writeFileSync(changed, bytes);
        await expect(readStore(changed, passphrase), `byte ${at} ^ ${mask}`).rejects.toThrow(problems);
      }
    }
  });

  it("refuses a store that is cut off anywhere, or goes on", async () => {
    const whole = readFileSync(path);
    const cut = join(folder, "cut", "fingers.age");
    await writeStore(cut, content, passphrase, LOWEST);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(cut, whole.subarray(0, length));
      await expect(readStore(cut, passphrase), `${length} bytes`).rejects.toThrow(problems);
    }
    writeFileSync(cut, Buffer.concat([whole, Buffer.from([0])]));
    await expect(readStore(cut, passphrase)).rejects.toThrow(problems);
  });

  it("refuses a header that asks for hours of scrypt", async () => {
    const forged = Buffer.from(
      readFileSync(path)
        .toString("latin1")
        .replace(/(-> scrypt \S+) 1\n/, "$1 30\n"),
      "latin1",
    );
    const file = join(folder, "forged-fingers.age");
    writeFileSync(file, forged);
    await expect(readStore(file, passphrase)).rejects.toThrow("asks for more work with the passphrase");
  });

  it("names the version of a store from another program", async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(LOWEST);
    const file = join(folder, "later.age");
    writeFileSync(file, await encrypter.encrypt(Uint8Array.from([2, 0, 0, 0, 0])));
    await expect(readStore(file, passphrase)).rejects.toThrow("is of version 2; this program reads version 1");
  });
});
