import type { ByteReader } from "../byteReader.js";

/** For each 16 bits that may come next: 256 times the symbol, and the length of its code; 0 where no code begins so. */
export type Huffman = Uint16Array;

/**
 * Reads Huffman tables (marker DHT) into `tables` by their numbers Th: how many codes there are of 1 to 16 bits, and the symbols in the
 * order of their codes (specification, annex on Huffman table generation; ISO/IEC 10918-1, annex C).
 * @throws RangeError where there are more codes than fit.
 */
export function readHuffman(segment: ByteReader, tables: Map<number, Huffman>): void {
  for (let at = 0; at < segment.bytes.length; ) {
    const number = segment.uint8(at);
    const counts = segment.slice(at + 1, 16);
    at += 17;
    const table = new Uint16Array(2 ** 16);
    let first = 0;
    for (let length = 1; length <= 16; length++) {
      const room = 2 ** (16 - length);
      for (let k = 0; k < counts[length - 1]; k++) {
        if (first + room > table.length)
          throw new RangeError(`its Huffman table ${number} has more codes of ${length} bits than fit`);
        table.fill(256 * segment.uint8(at++) + length, first, first + room);
        first += room;
      }
    }
    tables.set(number, table);
  }
}
