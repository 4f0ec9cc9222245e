import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armor } from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import { decryptAge, encryptAge } from "../../src/keys/ageFile.js";
import { ageIdentity, ageRecipient } from "../../src/keys/ageIdentity.js";
import { armour, unarmour } from "../../src/keys/armour.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-armour-"));
afterAll(() => rmSync(folder, { recursive: true }));

const key = Uint8Array.from({ length: 32 }, (_, i) => 5 * i + 3);
const bytes = (length: number): Buffer => Buffer.from(Uint8Array.from({ length }, (_, i) => (i * i) >> 2));

async function* inPieces(whole: Uint8Array | string, size: number): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(whole);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}

const read = (text: Uint8Array | string, piece = 7): Promise<Buffer> => all(unarmour(inPieces(text, piece)));

describe("armour", () => {
  it.each([
    1, 46, 47, 48, 49, 96, 1000,
  ])("of %i bytes is as typage 0.3.0 writes it, whatever the pieces, and is read back", async (length) => {
    const whole = bytes(length);
    for (const piece of [1, 5, 48, 4096]) {
      const written = await all(armour(inPieces(whole, piece)));
      expect(written.toString()).toBe(armor.encode(whole));
      expect((await read(written, piece)).equals(whole)).toBe(true);
    }
  });

  it("is read with CR LF, a byte order mark, white space before and behind it, and without a line break at its end", async () => {
    const text = armor.encode(bytes(100));
    const variants = [text.replaceAll("\n", "\r\n"), `\u{FEFF}${text}`, `\r\n \n\t${text}\n  \r\n\n`, text.trimEnd()];
    for (const variant of variants) {
      for (const piece of [1, 4096]) expect((await read(variant, piece)).equals(bytes(100))).toBe(true);
    }
  });

  it("leaves what has none as it is", async () => {
    for (const text of ["", "-", "-----BEGIN", "age-encryption.org/v1\n", " \n", "-----BEGIN PGP MESSAGE-----\n"]) {
      expect((await read(text, 3)).toString()).toBe(text);
    }
  });

  it("is refused where it was changed, and says where", async () => {
    const text = armor.encode(bytes(100));
    const lines = text.trimEnd().split("\n");
    const without = (k: number): string => lines.toSpliced(k, 1).join("\n");
    const changed = (k: number, line: string): string => lines.with(k, line).join("\n");
    const cases: [string, string][] = [
      [changed(1, lines[1]!.slice(4)), "its armour is damaged in line 3"],
      [changed(1, `${lines[1]}AAAA`), "its armour is damaged in line 2"],
      [changed(2, lines[2]!.replace("A", "-")), "its armour is damaged in line 3"],
      [changed(3, lines[3]!.replace(/.==$/, "/==")), "its armour is damaged in line 4"],
      [changed(3, "="), "its armour is damaged in line 4"],
      [changed(1, ""), "its armour is damaged in line 2"],
      [changed(0, `${lines[0]}x`), "its armour is damaged in line 1"],
      [changed(1, lines[1]!.repeat(200)), "its armour has a line that is too long"],
      [without(4), "it is cut off"],
      [`${text}${text}`, "there is more behind the end of its armour"],
      [text.slice(0, 40), "it is cut off"],
    ];
    for (const [wrong, message] of cases) await expect(read(wrong), wrong).rejects.toThrow(new Error(message));
    await expect(read(Buffer.from(`\u{FEFF}${text}`, "utf16le"))).rejects.toThrow("its armour was saved as UTF-16");
  });
});

describe("an armoured age file", () => {
  const document = bytes(150_000);

  it("opens, in any pieces", async () => {
    const file = await all(armour(encryptAge(inPieces(document, 1000), await ageRecipient(key))));
    for (const piece of [997, 65_536]) {
      expect((await all(decryptAge(inPieces(file, piece), ageIdentity(key)))).equals(document)).toBe(true);
    }
    await expect(all(decryptAge(inPieces(file.subarray(0, 150_000), 997), ageIdentity(key)))).rejects.toThrow("it is cut off");
  });

  it.skipIf(spawnSync("age", ["--version"]).error)(
    "passes both ways through the installed age tool (skipped where there is none)",
    async () => {
      const identity = join(folder, "identity.txt");
      writeFileSync(identity, `${ageIdentity(key)}\n`);
      const recipient = await ageRecipient(key);
      const ours = await all(armour(encryptAge(inPieces(document, 1000), recipient)));
      expect(execFileSync("age", ["-d", "-i", identity], { input: ours }).equals(document)).toBe(true);
      execFileSync("age", ["-a", "-r", recipient, "-o", join(folder, "theirs.age")], { input: document });
      const theirs = readFileSync(join(folder, "theirs.age"));
      expect(theirs.toString("latin1")).toMatch(/^-----BEGIN AGE/);
      expect((await all(decryptAge(inPieces(theirs, 4096), ageIdentity(key)))).equals(document)).toBe(true);
    },
  );
});
