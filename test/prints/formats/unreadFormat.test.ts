import { describe, expect, it } from "vitest";
import { decodeImage } from "../../../src/prints/decodeImage.js";
import { unreadExtension } from "../../../src/prints/formats/unreadFormat.js";

const start = (text: string) => Buffer.from(text, "latin1");

describe("a file of a kind that is not read", () => {
  it.each([
    [
      "a.jp2",
      start("\0\0\0\x0cjP  \r\n\x87\n"),
      "a.jp2: is a JPEG 2000 file, which is not read as a picture; convert it to PNG, as with opj_decompress",
    ],
    ["a.j2k", start("\xff\x4f\xff\x51\0"), "a.j2k: is a JPEG 2000 file"],
    ["a.png", start("\xff\x4f\xff\x51\0"), "a.png: is a JPEG 2000 file"],
    ["a.eft", start("1.001:0000000167\x1d1.002:0300"), "a.eft: is an ANSI/NIST-ITL transaction"],
    ["a.an2", start("1.01:167\x1d1.02:0400"), "an2ktool, and give that (WSQ is read)"],
    [
      "a.xml",
      start('<?xml version="1.0"?>\n<itl:NISTBiometricInformationExchangePackage>'),
      "a.xml: is an ANSI/NIST-ITL transaction",
    ],
    [
      "a.heic",
      start("\0\0\0\x18ftypheic"),
      "a.heic: is a HEIC file, which is not read as a picture; convert it to PNG, as with heif-convert",
    ],
    ["a.avif", start("\0\0\0\x20ftypavif"), "a.avif: is an AVIF file"],
    ["a.gif", start("GIF89a\x01"), "a.gif: is a GIF file"],
    ["a.webp", start("RIFF\x0a\0\0\0WEBPVP8 "), "a.webp: is a WebP file"],
    [
      "a.dcm",
      start(`${"\0".repeat(128)}DICM`),
      "a.dcm: is a DICOM file, which is not read as a picture; convert it to PNG, as with dcmj2pnm",
    ],
    ["a.fir", start("FIR\x00010\0"), "a.fir: is a finger image record"],
    ["a.fmr", start("FMR\0 20\0"), "a.fmr: is a template of minutiae, which is not read as a picture"],
    ["a.pdf", start("%PDF-1.7"), "a.pdf: is a PDF document"],
    ["a.wsq.gz", start("\x1f\x8b\x08"), "a.wsq.gz: is a gzip file"],
  ])("is refused in one line that says the way out: %s", async (name, bytes, message) => {
    await expect(decodeImage(bytes, name)).rejects.toThrow(message);
    await expect(decodeImage(bytes, name)).rejects.not.toThrow(/\n/);
  });

  it("is known by its extension too", () => {
    expect(unreadExtension(".j2k")).toMatch(
      "is a JPEG 2000 file, which is not read as a picture; convert it to PNG, as with opj_decompress",
    );
    expect(unreadExtension(".png")).toBeUndefined();
  });
});
