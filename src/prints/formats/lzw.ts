const CLEAR = 256;
const END = 257;

/**
 * Unpacks a strip packed by TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, most significant bit first, each width ending
 * one code early.
 * @param length bytes that the strip must hold; what follows them is not read.
 * @throws RangeError where the strip ends early or uses a code that is not in the table.
 */
export function unpackLzw(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  // A string of the table is a stretch of the output written before: where it starts and how long it is.
  const start = new Int32Array(4096);
  const size = new Int32Array(4096);
  let next = 258;
  let width = 9;
  let written = 0;
  let previousStart = -1;
  let previousSize = 0;
  let bits = 0;
  let held = 0;
  let at = 0;
  while (written < length) {
    while (held < width) {
      if (at >= packed.length) throw new RangeError(`its LZW data ends after ${written} of ${length} bytes`);
      bits = ((bits << 8) | packed[at++]) & 0xffffff;
      held += 8;
    }
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    if (code === END) throw new RangeError(`its LZW data ends after ${written} of ${length} bytes`);
    if (code === CLEAR) {
      next = 258;
      width = 9;
      previousStart = -1;
      continue;
    }
    if (code > next || (code === next && previousStart < 0)) {
      throw new RangeError(`its LZW data uses code ${code} before it is defined`);
    }
    const from = written;
    if (code < CLEAR) {
      out[written++] = code;
    } else {
      // The code not yet in the table is the previous string and its own first byte: copying byte by byte yields it.
      const origin = code === next ? previousStart : start[code];
      const count = code === next ? previousSize + 1 : size[code];
      for (let i = 0; i < count && written < length; i++) out[written++] = out[origin + i];
    }
    if (previousStart >= 0 && next < 4096) {
      start[next] = previousStart;
      size[next] = previousSize + 1;
      next++;
      if (next + 1 >= 1 << width && width < 12) width++;
    }
    previousStart = from;
    previousSize = written - from;
  }
  return out;
}
