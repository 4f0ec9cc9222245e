import { ByteReader } from "./byteReader.js";
import { checkSize, type Decoded, luma } from "./decoded.js";
import { inflate } from "./inflate.js";
import { unpackLzw } from "./lzw.js";
import { unpackPackBits } from "./packBits.js";

const WIDTH = 256;
const HEIGHT = 257;
const BITS = 258;
const COMPRESSION = 259;
const PHOTOMETRIC = 262;
const FILL_ORDER = 266;
const STRIP_OFFSETS = 273;
const ORIENTATION = 274;
const SAMPLES = 277;
const ROWS_PER_STRIP = 278;
const STRIP_BYTES = 279;
const X_RESOLUTION = 282;
const PLANAR = 284;
const RESOLUTION_UNIT = 296;
const PREDICTOR = 317;
const TILE_WIDTH = 322;

/** Bytes of a value by its type: BYTE, ASCII, SHORT, LONG, RATIONAL. Other types are not used by the tags that are read. */
const TYPE_BYTES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };

/** Most pixels that a packed byte can stand for: PackBits 64, deflate 1032, LZW at most 4096 a code. */
const EXPANSION: Record<number, number> = { 1: 1, 5: 4096, 8: 1032, 32773: 64, 32946: 1032 };

/**
 * Decodes the first picture of a TIFF 6.0 file: grey (either polarity) or RGB of 8 bits, in strips, unpacked or packed by LZW,
 * PackBits or deflate, with or without horizontal prediction. (The `tiff` package knows no PackBits, and fills strips that are
 * missing with black in silence.)
 * @throws RangeError where the file is truncated, contradicts itself, or is of another kind.
 */
export function decodeTiff(bytes: Uint8Array): Decoded {
  const reader = new ByteReader(bytes, bytes[0] === 0x49);
  const tag = readDirectory(reader);
  const one = (id: number, fallback?: number): number => {
    const value = tag(id)?.[0] ?? fallback;
    if (value === undefined) throw new RangeError(`its directory lacks tag ${id}`);
    return value;
  };
  const only = (what: string, id: number, fallback: number, allowed: readonly number[]): number => {
    const value = one(id, fallback);
    if (!allowed.includes(value)) throw new RangeError(`${what} ${value} is not read; ${allowed.join(", ")} are`);
    return value;
  };
  if (tag(TILE_WIDTH)) throw new RangeError("is tiled; only strips are read");
  const width = one(WIDTH);
  const height = one(HEIGHT);
  const samples = only("samples a pixel:", SAMPLES, 1, [1, 3]);
  const photometric = only("photometric interpretation", PHOTOMETRIC, 1, samples === 1 ? [0, 1] : [2]);
  const compression = only("compression", COMPRESSION, 1, Object.keys(EXPANSION).map(Number));
  for (const bits of tag(BITS) ?? [1]) if (bits !== 8) throw new RangeError(`${bits} bits a sample are not read; 8 are`);
  only("fill order", FILL_ORDER, 1, [1]);
  only("orientation", ORIENTATION, 1, [1]);
  if (samples > 1) only("planar configuration", PLANAR, 1, [1]);
  const predictor = only("predictor", PREDICTOR, 1, [1, 2]);
  checkSize(width, height, bytes.length, EXPANSION[compression]);

  const row = width * samples;
  const rowsPerStrip = Math.min(one(ROWS_PER_STRIP, height), height);
  if (rowsPerStrip < 1) throw new RangeError("claims strips of 0 rows");
  const strips = Math.ceil(height / rowsPerStrip);
  const offsets = tag(STRIP_OFFSETS) ?? [];
  const counts = tag(STRIP_BYTES) ?? (strips === 1 && compression === 1 ? [row * height] : []);
  if (offsets.length < strips || counts.length < strips) {
    throw new RangeError(`has ${Math.min(offsets.length, counts.length)} strips; its ${height} rows need ${strips}`);
  }
  const data = new Float32Array(width * height);
  for (let strip = 0; strip < strips; strip++) {
    const top = strip * rowsPerStrip;
    const rows = Math.min(rowsPerStrip, height - top);
    const unpacked = unpack(reader.slice(offsets[strip], counts[strip]), compression, rows * row, rowsPerStrip * row);
    if (predictor === 2) undoPrediction(unpacked, rows, row, samples);
    for (let i = 0, at = 0; i < rows * width; i++, at += samples) {
      const value = samples === 1 ? unpacked[at] : luma(unpacked[at], unpacked[at + 1], unpacked[at + 2]);
      data[top * width + i] = photometric === 0 ? 255 - value : value;
    }
  }
  const unit = one(RESOLUTION_UNIT, 2);
  const resolution = tag(X_RESOLUTION)?.[0];
  const dpi = resolution === undefined || unit === 1 ? undefined : unit === 3 ? resolution * 2.54 : resolution;
  return { width, height, data, dpi };
}

/** Finds the first directory; the function returned gives a tag's values, read only when they are asked for. */
function readDirectory(reader: ByteReader): (id: number) => number[] | undefined {
  const directory = reader.uint32(4);
  const entries = new Map<number, number>();
  const count = reader.uint16(directory);
  reader.slice(directory + 2, 12 * count);
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (!entries.has(reader.uint16(entry))) entries.set(reader.uint16(entry), entry);
  }
  return (id) => {
    const entry = entries.get(id);
    if (entry === undefined) return undefined;
    const type = reader.uint16(entry + 2);
    const length = reader.uint32(entry + 4);
    const size = TYPE_BYTES[type];
    if (!size) throw new RangeError(`tag ${id} is of the unexpected type ${type}`);
    const at = size * length <= 4 ? entry + 8 : reader.uint32(entry + 8);
    reader.slice(at, size * length);
    return Array.from({ length }, (_, i) => readValue(reader, type, at + size * i));
  };
}

function readValue(reader: ByteReader, type: number, at: number): number {
  if (type === 3) return reader.uint16(at);
  if (type === 4) return reader.uint32(at);
  if (type === 5) return reader.uint32(at) / reader.uint32(at + 4);
  return reader.uint8(at);
}

/** The first `length` bytes of a strip, in a buffer of their own. A last strip may be filled up to `limit`, as some writers do. */
function unpack(packed: Uint8Array, compression: number, length: number, limit: number): Uint8Array {
  if (compression === 5) return unpackLzw(packed, length);
  if (compression === 32773) return unpackPackBits(packed, length);
  const plain = compression === 1 ? packed : inflate(packed, limit);
  if (plain.length < length) throw new RangeError(`a strip holds ${plain.length} bytes; ${length} are needed`);
  return plain.slice(0, length);
}

/** Adds to each sample the one of the pixel to its left (TIFF 6.0, section 14), in place. */
function undoPrediction(strip: Uint8Array, rows: number, row: number, samples: number): void {
  for (let y = 0; y < rows; y++) {
    for (let i = y * row + samples; i < (y + 1) * row; i++) strip[i] += strip[i - samples];
  }
}
