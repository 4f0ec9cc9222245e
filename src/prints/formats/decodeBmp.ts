import { ByteReader } from "./byteReader.js";
import { checkSize, luma, type Pixels } from "./pixels.js";
import { unpackBmpRuns } from "./unpackBmpRuns.js";

/** What BMP calls its ways of packing; 3 and 6 are unpacked pixels whose colours lie where masks say. */
const RLE8 = 1;
const RLE4 = 2;
const MASKS: readonly number[] = [3, 6];

const DEPTHS: readonly number[] = [1, 4, 8, 16, 24, 32];

interface Header {
  /** Bytes of the header that follows the file's own of 14. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** Whether the first row stored is the topmost. */
  readonly downwards: boolean;
  readonly depth: number;
  readonly compression: number;
}

/**
 * Decodes a BMP: 1, 4 and 8 bits with their palette (4 and 8 also packed by runs), 16, 24 and 32 bits, with or without masks, stored
 * upwards or downwards. A fourth byte is not taken for opacity, which most writers leave zero. (`sharp` reads no BMP; the `fast-bmp`
 * package ignores palettes and rows stored downwards.)
 * @throws RangeError where the file is truncated, contradicts itself, or is of another kind.
 */
export function decodeBmp(bytes: Uint8Array): Pixels {
  const reader = new ByteReader(bytes, true);
  const header = readHeader(reader);
  const { width, height, depth, downwards, compression } = header;
  const pixels = reader.uint32(10);
  const packed = compression === RLE8 || compression === RLE4;
  // A run's two bytes stand for 255 pixels; what no run reaches is not read.
  checkSize(width, height, bytes.length, packed ? 128 : 8 / depth);
  const stride = packed ? width : 4 * Math.ceil((width * depth) / 32);
  const rows = packed
    ? unpackBmpRuns(bytes.subarray(Math.min(pixels, bytes.length)), width, height, depth as 4 | 8)
    : reader.slice(pixels, stride * height);
  const gray = depth <= 8 ? ofPalette(reader, header, rows, packed ? 8 : depth) : ofColours(reader, header, rows);
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (downwards ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x++) data[y * width + x] = gray(from, x);
  }
  return { width, height, data };
}

function readHeader(reader: ByteReader): Header {
  const size = reader.uint32(14);
  const old = size === 12;
  if (!old && (size < 40 || size > 1024)) throw new RangeError(`has a header of ${size} bytes; 12, or 40 and more, are read`);
  const signedHeight = old ? reader.uint16(20) : reader.int32(22);
  const header = {
    size,
    width: old ? reader.uint16(18) : reader.int32(18),
    height: Math.abs(signedHeight),
    downwards: signedHeight < 0,
    depth: reader.uint16(old ? 24 : 28),
    compression: old ? 0 : reader.uint32(30),
  };
  const { depth, compression, downwards } = header;
  if (!DEPTHS.includes(depth)) throw new RangeError(`${depth} bits a pixel are not read; ${DEPTHS.join(", ")} are`);
  const allowed =
    compression === 0 ||
    (compression === RLE8 && depth === 8) ||
    (compression === RLE4 && depth === 4) ||
    (MASKS.includes(compression) && (depth === 16 || depth === 32));
  if (!allowed) throw new RangeError(`compression ${compression} at ${depth} bits a pixel is not read`);
  if (downwards && (compression === RLE8 || compression === RLE4)) {
    throw new RangeError("is packed by runs and stored downwards, which BMP does not allow");
  }
  return header;
}

/** The grey value of pixel x of the row at byte `from`, by the palette, which stands between the header and the pixels. */
function ofPalette(reader: ByteReader, header: Header, rows: Uint8Array, depth: number): (from: number, x: number) => number {
  const size = header.size === 12 ? 3 : 4;
  const most = 2 ** header.depth;
  const stated = header.size === 12 ? 0 : reader.uint32(46);
  // Masks may stand between a header of 40 bytes and what follows, but not where there is a palette.
  const room = Math.floor((reader.uint32(10) - 14 - header.size) / size);
  const count = Math.min(stated || most, room);
  if (count < 1 || stated > most) throw new RangeError("has no palette that fits between its header and its pixels");
  const colours = reader.slice(14 + header.size, count * size);
  const gray = Array.from({ length: count }, (_, i) => luma(colours[size * i + 2], colours[size * i + 1], colours[size * i]));
  return (from, x) => {
    const bit = x * depth;
    const colour = (rows[from + (bit >> 3)] >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
    if (gray[colour] === undefined) throw new RangeError(`a pixel has colour ${colour}; the palette has ${count}`);
    return gray[colour];
  };
}

/** The grey value of pixel x of the row at byte `from`, by its red, green and blue. */
function ofColours(reader: ByteReader, header: Header, rows: Uint8Array): (from: number, x: number) => number {
  const { depth, compression } = header;
  const bytes = depth / 8;
  const plain = depth === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff];
  const masks = MASKS.includes(compression) ? [54, 58, 62].map((at) => reader.uint32(at)) : plain;
  const [red, green, blue] = masks.map((mask) => levels(mask, depth));
  return (from, x) => {
    const at = from + x * bytes;
    let pixel = 0;
    for (let i = bytes - 1; i >= 0; i--) pixel = pixel * 256 + rows[at + i];
    return luma(red(pixel), green(pixel), blue(pixel));
  };
}

/** Reads the colour under a mask, its largest value being 255. */
function levels(mask: number, depth: number): (pixel: number) => number {
  const shift = 31 - Math.clz32(mask & -mask);
  const white = mask >>> Math.max(0, shift);
  if (mask === 0 || (white & (white + 1)) !== 0 || white > 255 || mask >= 2 ** depth) {
    throw new RangeError(`the colour mask ${mask.toString(16).padStart(8, "0")} is not 1 to 8 bits in a row`);
  }
  // Whole levels, as other readers have them.
  return (pixel) => Math.floor((((pixel & mask) >>> shift) * 255) / white);
}
