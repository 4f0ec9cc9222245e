import type { Block } from "./readHeaders.js";

/** What ends a run before it ends a byte: ones. */
const PADDING = 0xffff;

/**
 * Decodes a block's coefficients into `values` from place `start` on (specification, its table of Huffman coder input symbols):
 *
 * | symbol  | stands for |
 * |---------|---|
 * | 1–100   | so many zeros |
 * | 101, 102 | a positive, a negative coefficient of the size in the next 8 bits |
 * | 103, 104 | the same, 16 bits |
 * | 105, 106 | as many zeros as the next 8, 16 bits say |
 * | 107–254 | the coefficient −73 to 74: the symbol less 180 |
 *
 * @returns the place after the last coefficient.
 * @throws RangeError where a code is not defined or cut, or where `values` are too few.
 */
export function decodeBlock({ huffman, runs }: Block, values: Int32Array, start: number): number {
  let place = start;
  for (const run of runs) {
    let buffer = 0; // its lowest `held` bits are the next ones
    let held = 0;
    let at = 0;
    let left = 8 * run.length;
    /** At the end of the run ones follow. */
    const fill = () => {
      while (held <= 16) {
        buffer = (buffer << 8) | (at < run.length ? run[at] : 0xff);
        at++;
        held += 8;
      }
    };
    const take = (bits: number): number => {
      fill();
      held -= bits;
      left -= bits;
      return (buffer >>> held) & ((1 << bits) - 1);
    };
    for (;;) {
      fill();
      const next = (buffer >>> (held - 16)) & 0xffff;
      if (left < 8 && next === PADDING) break;
      const length = huffman[next] & 255;
      const symbol = huffman[next] >> 8;
      if (length === 0) throw new RangeError("holds a Huffman code that is not defined: it is damaged");
      held -= length;
      left -= length;
      if (symbol > 106 && symbol < 255) {
        if (place < values.length) values[place] = symbol - 180;
        place++;
      } else if (symbol >= 1 && symbol <= 100) place += symbol;
      else if (symbol === 105 || symbol === 106) place += take(symbol === 105 ? 8 : 16);
      else if (symbol >= 101 && symbol <= 104) {
        const size = take(symbol <= 102 ? 8 : 16);
        if (place < values.length) values[place] = symbol % 2 === 1 ? size : -size;
        place++;
      } else throw new RangeError(`holds the symbol ${symbol}, which is not defined: it is damaged`);
      if (left < 0) throw new RangeError("ends within a Huffman code: it is damaged");
      if (place > values.length)
        throw new RangeError(`holds more than the ${values.length} coefficients of its subbands: it is damaged`);
    }
  }
  return place;
}
