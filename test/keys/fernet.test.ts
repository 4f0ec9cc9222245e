import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decryptFernet, encryptFernet } from "../../src/keys/fernet.js";
import { keyBytes, keyText } from "../../src/keys/keyText.js";

// generate.json, verify.json and invalid.json of github.com/fernet/spec (version 0x80); those of invalid.json that concern a
// token's age are left out, since documents do not expire.
const secret = keyBytes("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
const published = "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
const counting = Uint8Array.from({ length: 16 }, (_, i) => i);
const invalid = JSON.parse(readFileSync(new URL("fernetInvalid.json", import.meta.url), "utf8")) as {
  what: string;
  token: string;
}[];

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe("Fernet tokens", () => {
  it("are those of the specification's generate.json", () => {
    expect(encryptFernet(Buffer.from("hello"), secret, { time: 499162800, iv: counting })).toBe(published);
  });

  it("open as in the specification's verify.json", () => {
    expect(text(decryptFernet(published, secret))).toBe("hello");
  });

  it.each(invalid)("are refused as in the specification's invalid.json: $what", ({ token }) => {
    expect(() => decryptFernet(token, secret)).toThrow(/^(this is no Fernet token|another key|the token carries)/);
  });

  // Made by cryptography 50.0.2: Fernet(key)._encrypt_from_parts(message, 1700000000, iv).
  const stored =
    "gAAAAABlU_EAEBESExQVFhcYGRobHB0eH43Bv9JUTY_ahJmw4VOV5dxVT8cbFbnZ4mWfjiNP8rN4p0QaOlwF_2onLL9wk79i8BXQIFqkxUfhM0DdjfhXrwQ=";
  const key = Uint8Array.from({ length: 32 }, (_, i) => i);

  it("are those of Python's cryptography 50.0.2, both ways", () => {
    const message = "RidgeLab: one line, stored.\n";
    expect(text(decryptFernet(stored, key))).toBe(message);
    expect(encryptFernet(Buffer.from(message), key, { time: 1700000000, iv: counting.map((i) => i + 16) })).toBe(stored);
  });

  it("do not open under another key", () => {
    expect(() => decryptFernet(stored, key.toReversed())).toThrow(/^another key, or a changed token/);
  });

  const python = process.env.RIDGELAB_TEST_PYTHON ?? "python3";
  it.skipIf(!hasCryptography(python))("open in the installed Python cryptography (skipped where there is none)", () => {
    const message = Buffer.from("a document\n".repeat(1000));
    const script =
      "import sys; from cryptography.fernet import Fernet; sys.stdout.buffer.write(Fernet(sys.argv[1]).decrypt(sys.stdin.buffer.read()))";
    const opened = execFileSync(python, ["-c", script, keyText(key)], { input: encryptFernet(message, key) });
    expect(opened.equals(message)).toBe(true);
  });
});

function hasCryptography(python: string): boolean {
  try {
    execFileSync(python, ["-c", "import cryptography.fernet"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
