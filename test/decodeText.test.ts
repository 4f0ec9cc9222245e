import { describe, expect, it } from "vitest";
import { decodeText } from "../src/decodeText.js";

const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

describe("decodeText", () => {
  it("reads UTF-8 with and without a byte order mark, and leaves the mark out", () => {
    expect(decodeText(Buffer.from("Müller\n"), "a.csv")).toBe("Müller\n");
    expect(decodeText(Buffer.from("\uFEFFMüller\n"), "a.csv")).toBe("Müller\n");
    expect(decodeText(new Uint8Array(), "a.csv")).toBe("");
  });

  it("reads UTF-16 of either byte order, with and without its mark", () => {
    for (const bytes of [utf16("a😀,ü\r\n"), utf16("a😀,ü\r\n", true)]) {
      expect(decodeText(bytes, "a.csv")).toBe("a😀,ü\r\n");
      expect(decodeText(bytes.subarray(2), "a.csv")).toBe("a😀,ü\r\n");
    }
  });

  it("names the line that is not UTF-8", () => {
    expect(() => decodeText(Buffer.from("a\nb\nM\xfcller\n", "latin1"), "a.csv")).toThrow(
      /^a\.csv line 3: must be UTF-8 text; got/,
    );
    expect(() => decodeText(Buffer.from("M\xfcller", "latin1"), "a.csv")).toThrow(/^a\.csv line 1: /);
    expect(() => decodeText(Buffer.from("a\rb\r\nM\xfcller\r", "latin1"), "a.csv")).toThrow(/^a\.csv line 3: /);
  });

  it("refuses UTF-16 that is cut, and what is no text", () => {
    expect(() => decodeText(utf16("ab").subarray(0, 5), "a.csv")).toThrow("a.csv: cut or damaged, must be whole UTF-16 text");
    expect(() => decodeText(Buffer.from("ab\0c"), "a.csv")).toThrow(/^a\.csv: must be text; got NUL characters/);
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    expect(() => decodeText(png, "a.csv")).toThrow("a.csv: must be text; got NUL characters, which binary files have");
  });
});
