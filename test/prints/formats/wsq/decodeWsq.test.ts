import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeImage } from "../../../../src/prints/decodeImage.js";

/** Synthetic prints packed by NBIS's encoder, and the pictures that NBIS's decoder makes of them (PyPI's wsq 0.9, tools/wsqReference.py). */
const NAMES = ["160x200-0.75", "161x199-2.25", "97x113-1.5"];
const file = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));

/** The error's message where the bytes cannot be decoded, else nothing; fails where the error is not one line that names the file. */
async function failure(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { width, height, data } = await decodeImage(bytes, "a.wsq");
    expect(data.length).toBe(width * height);
    expect(data.every((value) => value >= 0 && value <= 255)).toBe(true);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(/^a\.wsq: [^\n]+$/);
    return message;
  }
}

/** Where the first marker of this kind stands. */
function find(bytes: Uint8Array, marker: number): number {
  return Buffer.from(bytes).indexOf(Buffer.of(0xff, marker));
}

describe("a WSQ picture", () => {
  it.each(NAMES)("%s is what NIST's decoder makes of it, to a level", async (name) => {
    const ours = await decodeImage(file(`${name}.wsq`), `${name}.wsq`);
    const theirs = await decodeImage(file(`${name}.png`), `${name}.png`);
    expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height]);
    const apart = theirs.data.map((value, i) => Math.abs(value - ours.data[i]));
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
    expect(apart.filter((value) => value > 0).length).toBeLessThan(apart.length / 1000);
  });

  it("has the resolution that its NISTCOM comment states, else 500 dpi", async () => {
    const stating = (ppi: string) =>
      Buffer.from(
        Buffer.from(file(`${NAMES[0]}.wsq`))
          .toString("latin1")
          .replace("PPI 500", ppi),
        "latin1",
      );
    const dpi = async (ppi: string) => (await decodeImage(stating(ppi), "a.wsq")).dpi;
    const stated = await Promise.all(["PPI 500", "PPI 508", "PPI -1 ", "PPX 508"].map(dpi));
    expect(stated).toEqual([500, 508, 500, 500].map((both) => ({ x: both, y: both })));
    expect((await decodeImage(stating("PPI 508"), "a.wsq", { dpi: 1000 })).dpi).toEqual({ x: 1000, y: 1000 });
  });

  it("that is cut anywhere is refused", async () => {
    const bytes = file("97x113-1.5.wsq");
    for (let length = 1; length < bytes.length; length += length < 900 ? 1 : 7) {
      expect(await failure(bytes.slice(0, length)), `cut at ${length}`).toBeDefined();
    }
    expect(await failure(bytes.slice(0, -2))).toBe(
      `a.wsq: cannot be read as WSQ: ends after ${bytes.length - 2} bytes, within a block of coefficients`,
    );
  });

  it("with any byte of its head changed is a picture of its own or one line that names it", async () => {
    const bytes = file("97x113-1.5.wsq");
    for (let at = 2; at < find(bytes, 0xa3); at++) {
      // Within the size 0x01 makes the picture a little larger, 0xff up to 65 thousand pixels a side.
      const changed = bytes.slice();
      changed[at] ^= at % 2 === 0 ? 0x01 : 0xff;
      await failure(changed);
    }
  });

  it("whose coefficients are too many, too few, or no codes, is damaged", async () => {
    const bytes = file("97x113-1.5.wsq");
    const sized = async (height: number) => {
      const changed = bytes.slice();
      new DataView(changed.buffer).setUint16(find(bytes, 0xa2) + 6, height);
      return failure(changed);
    };
    expect(await sized(112)).toMatch(/holds more than the \d+ coefficients of its subbands: it is damaged/);
    expect(await sized(114)).toMatch(/holds \d+ of the \d+ coefficients of its subbands: it is damaged/);
    const ones = bytes.slice();
    for (let at = find(bytes, 0xa3) + 5; at < find(bytes, 0xa3) + 15; at += 2) ones.set([0xff, 0], at);
    expect(await failure(ones)).toBe("a.wsq: cannot be read as WSQ: holds a Huffman code that is not defined: it is damaged");
  });

  it("beyond the limit of pixels is refused by its header", async () => {
    const bytes = file("97x113-1.5.wsq");
    bytes.fill(0xff, find(bytes, 0xa2) + 6, find(bytes, 0xa2) + 10);
    expect(await failure(bytes)).toBe(
      "a.wsq: cannot be read as WSQ: claims 65535×65535 pixels; at most 33554432 pixels are read",
    );
  });

  it.each([
    [0xa2, "has no frame header"],
    [0xa4, "has no transform table"],
    [0xa5, "has no quantisation table"],
    [0xa6, "a block names the Huffman table 0, which is not defined"],
  ])("without its segment FF %x says so", async (marker, message) => {
    const bytes = file("97x113-1.5.wsq");
    const at = find(bytes, marker);
    const length = 2 + bytes[at + 2] * 256 + bytes[at + 3];
    expect(await failure(Buffer.concat([bytes.slice(0, at), bytes.slice(at + length)]))).toBe(
      `a.wsq: cannot be read as WSQ: ${message}`,
    );
  });

  it("with a filter of an even number of taps is refused", async () => {
    const bytes = file("97x113-1.5.wsq");
    bytes[find(bytes, 0xa4) + 4] = 8;
    expect(await failure(bytes)).toMatch("its transform has a filter of 8 taps; filters of an odd number are read");
  });
});
