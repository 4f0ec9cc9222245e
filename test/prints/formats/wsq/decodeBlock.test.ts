import { describe, expect, it } from "vitest";
import { ByteReader } from "../../../../src/prints/formats/byteReader.js";
import { decodeBlock } from "../../../../src/prints/formats/wsq/decodeBlock.js";
import { readHuffman } from "../../../../src/prints/formats/wsq/readHuffman.js";
import { unstuff } from "../../../../src/prints/formats/wsq/unstuff.js";

/** Nine codes of four bits, 0000 to 1000. */
const SYMBOLS = [107, 181, 254, 3, 101, 102, 104, 105, 106];
const tables = new Map();
readHuffman(new ByteReader(Uint8Array.of(5, 0, 0, 0, 9, ...new Array(12).fill(0), ...SYMBOLS), false), tables);
const huffman = tables.get(5);

/** Decodes a block given as its bytes in hexadecimal, with the marker that ends it. */
function decoded(hex: string, count: number): number[] {
  const { runs } = unstuff(Buffer.from(hex.replaceAll(" ", ""), "hex"), 0);
  const values = new Int32Array(count);
  expect(decodeBlock({ huffman, runs }, values, 0)).toBe(count);
  return [...values];
}

describe("a block of WSQ coefficients", () => {
  it("reads each kind of symbol", () => {
    expect(decoded("0 1 2 f ff a1", 3)).toEqual([-73, 1, 74]);
    expect(decoded("1 3 1 f ff a1", 5)).toEqual([1, 0, 0, 0, 1]);
    expect(decoded("4 c8 5 c9 6 0102 f ff a1", 3)).toEqual([200, -201, -258]);
    expect(decoded("1 7 02 8 0003 1f ff a1", 7)).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  it("takes a zero that follows FF for none of its own", () => {
    expect(decoded("14 ff00 1f ffa1", 3)).toEqual([1, 255, 1]);
  });

  it("begins anew after a restart marker, which must be in turn", () => {
    expect(decoded("1f ffb0 2f ffb1 0f ffa1", 3)).toEqual([1, 74, -73]);
    expect(() => decoded("1f ffb1 2f ffa1", 2)).toThrow("has the restart marker FF B1 at byte 1, where FF B0 is due");
  });

  it("refuses what is cut or undefined", () => {
    expect(() => decoded("1 4 ffa1", 2)).toThrow("ends within a Huffman code: it is damaged");
    expect(() => decoded("1 9 11 ffa1", 2)).toThrow("holds a Huffman code that is not defined: it is damaged");
    expect(() => decoded("1 1 ffa1", 1)).toThrow("holds more than the 1 coefficients of its subbands: it is damaged");
    expect(() => decoded("1 1", 1)).toThrow("ends after 1 bytes, within a block of coefficients");
  });

  it("refuses a table of more codes than fit", () => {
    const full = new ByteReader(Uint8Array.of(0, 3, ...new Array(15).fill(0), 1, 2, 3), false);
    expect(() => readHuffman(full, new Map())).toThrow("its Huffman table 0 has more codes of 1 bits than fit");
  });
});
