import { checkSize, luma, type Pixels } from "./pixels.js";

/** Samples a pixel of each kind, whether it is raw, and whether it is a bitmap, in which 1 is black. */
const KINDS: Readonly<Record<string, { samples: number; raw: boolean; bitmap: boolean }>> = {
  P1: { samples: 1, raw: false, bitmap: true },
  P2: { samples: 1, raw: false, bitmap: false },
  P3: { samples: 3, raw: false, bitmap: false },
  P4: { samples: 1, raw: true, bitmap: true },
  P5: { samples: 1, raw: true, bitmap: false },
  P6: { samples: 3, raw: true, bitmap: false },
};

/**
 * Decodes a PBM, PGM or PPM (netpbm), plain or raw, white at 1 to 65535; values are scaled to 0–255. CR LF
 * after the header is one line end, so that a first pixel of 10 may not follow a CR alone.
 * @throws RangeError where the header is none, or the pixels are too few, too many or above the stated white.
 */
export function decodePnm(bytes: Uint8Array): Pixels {
  const { samples, raw, bitmap } = KINDS[String.fromCharCode(bytes[0], bytes[1])];
  const cursor = { at: 2 };
  const width = nextNumber(bytes, cursor, "width");
  const height = nextNumber(bytes, cursor, "height");
  const white = bitmap ? 1 : nextNumber(bytes, cursor, "white");
  if (white < 1 || white > 65535) throw new RangeError(`states ${white} for white; 1 to 65535 are allowed`);
  // One white space ends the header; a plain sample needs a digit and a space, though the last goes without, and a plain bit no space.
  const rest = Math.max(0, bytes.length - cursor.at - 1);
  const size = white > 255 ? 2 : 1;
  const perByte = bitmap ? (raw ? 8 : 1) : 1 / (samples * (raw ? size : 2));
  checkSize(width, height, rest + (raw ? 0 : 1), perByte);
  const count = width * height * samples;
  const values = !raw
    ? plainSamples(bytes, cursor, count, bitmap)
    : bitmap
      ? bits(rawPart(bytes, cursor.at, Math.ceil(width / 8) * height), width, height)
      : rawSamples(rawPart(bytes, cursor.at, count * size), size);
  const level = (i: number): number => {
    const value = values[i];
    if (value > white) throw new RangeError(`pixel ${Math.floor(i / samples)} is ${value}, above the stated white of ${white}`);
    if (bitmap) return value === 1 ? 0 : 255;
    return white === 255 ? value : (value * 255) / white;
  };
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    data[i] = samples === 1 ? level(i) : luma(level(3 * i), level(3 * i + 1), level(3 * i + 2));
  }
  return { width, height, data };
}

/** The pixels of a raw file: what follows the one white space after the header, or its CR LF, and nothing but white space after them. */
function rawPart(bytes: Uint8Array, header: number, length: number): Uint8Array {
  const from = header + (bytes[header] === 0x0d && bytes[header + 1] === 0x0a ? 2 : 1);
  const pixels = bytes.subarray(from, from + length);
  if (pixels.length < length) throw new RangeError(`holds ${pixels.length} bytes of pixels; ${length} are needed`);
  const after = bytes.subarray(from + length);
  if (after.length > 2 || !after.every(isSpace)) {
    throw new RangeError(`holds ${after.length} bytes after its pixels: another picture, or line ends changed on the way`);
  }
  return pixels;
}

function rawSamples(pixels: Uint8Array, size: number): Uint8Array | Uint16Array {
  if (size === 1) return pixels;
  const values = new Uint16Array(pixels.length / 2);
  for (let i = 0; i < values.length; i++) values[i] = pixels[2 * i] * 256 + pixels[2 * i + 1];
  return values;
}

/** The bits of a bitmap, whose rows begin with a byte each. */
function bits(rows: Uint8Array, width: number, height: number): Uint8Array {
  const stride = Math.ceil(width / 8);
  const values = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) values[i] = (rows[y * stride + (x >> 3)] >> (7 - (x & 7))) & 1;
  }
  return values;
}

/** Whole numbers with white space between them; the bits of a bitmap need none. */
function plainSamples(bytes: Uint8Array, cursor: { at: number }, count: number, bitmap: boolean): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = bitmap ? nextBit(bytes, cursor, i) : nextNumber(bytes, cursor, `pixel ${i}`);
  skipSpace(bytes, cursor);
  if (cursor.at < bytes.length) throw new RangeError(`holds more than its ${count} samples; one picture is read`);
  return values;
}

function nextBit(bytes: Uint8Array, cursor: { at: number }, i: number): number {
  skipSpace(bytes, cursor);
  const value = bytes[cursor.at++] - 0x30;
  if (value !== 0 && value !== 1) {
    throw new RangeError(cursor.at > bytes.length ? `ends before its pixel ${i}` : `has neither 0 nor 1 for its pixel ${i}`);
  }
  return value;
}

/** The next whole number; white space and comments (from # to the end of the line) before it are passed over. */
function nextNumber(bytes: Uint8Array, cursor: { at: number }, what: string): number {
  skipSpace(bytes, cursor);
  let at = cursor.at;
  let value = 0;
  for (; bytes[at] >= 0x30 && bytes[at] <= 0x39; at++) value = value * 10 + bytes[at] - 0x30;
  if (at === cursor.at || !(at === bytes.length || isSpace(bytes[at]))) {
    throw new RangeError(at >= bytes.length ? `ends before its ${what}` : `has no whole number for its ${what}`);
  }
  cursor.at = at;
  return value;
}

function skipSpace(bytes: Uint8Array, cursor: { at: number }): void {
  for (; isSpace(bytes[cursor.at]) || bytes[cursor.at] === 0x23; cursor.at++) {
    if (bytes[cursor.at] === 0x23) while (cursor.at < bytes.length && bytes[cursor.at] !== 0x0a) cursor.at++;
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
