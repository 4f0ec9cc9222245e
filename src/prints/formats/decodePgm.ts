import { checkSize, type Decoded } from "./decoded.js";

/**
 * Decodes a PGM (netpbm): plain P2 or raw P5, white at 1 to 65535; values are scaled to 0–255.
 * @throws RangeError where the header is no PGM header or the pixels are too few or above the stated white.
 */
export function decodePgm(bytes: Uint8Array): Decoded {
  const plain = bytes[1] === 0x32;
  const cursor = { at: 2 };
  const width = nextNumber(bytes, cursor, "width");
  const height = nextNumber(bytes, cursor, "height");
  const white = nextNumber(bytes, cursor, "white");
  if (white < 1 || white > 65535) throw new RangeError(`states ${white} for white; 1 to 65535 are allowed`);
  const size = white > 255 ? 2 : 1;
  // One white space ends the header; a plain pixel needs a digit and a space, though the last goes without.
  const start = cursor.at + 1;
  checkSize(width, height, Math.max(0, bytes.length - start) + (plain ? 1 : 0), 1 / (plain ? 2 : size));
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const at = start + i * size;
    const value = plain ? nextNumber(bytes, cursor, `pixel ${i}`) : size === 1 ? bytes[at] : bytes[at] * 256 + bytes[at + 1];
    if (value > white) throw new RangeError(`pixel ${i} is ${value}, above the stated white of ${white}`);
    data[i] = white === 255 ? value : (value * 255) / white;
  }
  return { width, height, data };
}

/** The next whole number; white space and comments (from # to the end of the line) before it are passed over. */
function nextNumber(bytes: Uint8Array, cursor: { at: number }, what: string): number {
  let at = cursor.at;
  for (; isSpace(bytes[at]) || bytes[at] === 0x23; at++) {
    if (bytes[at] === 0x23) while (at < bytes.length && bytes[at] !== 0x0a) at++;
  }
  let value = 0;
  const first = at;
  for (; bytes[at] >= 0x30 && bytes[at] <= 0x39; at++) value = value * 10 + bytes[at] - 0x30;
  if (at === first || !(at === bytes.length || isSpace(bytes[at]))) {
    throw new RangeError(at >= bytes.length ? `ends before its ${what}` : `has no whole number for its ${what}`);
  }
  cursor.at = at;
  return value;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
