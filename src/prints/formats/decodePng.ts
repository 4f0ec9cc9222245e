import { ByteReader } from "./byteReader.js";
import { inflate } from "./inflate.js";
import { checkSize, luma, overWhite, type Pixels } from "./pixels.js";
import { type PngChunks, pngChunks } from "./pngChunks.js";
import { unfilterPng } from "./unfilterPng.js";

/** Samples a pixel and allowed bit depths of each colour type. */
const COLOUR_TYPES: Record<number, { samples: number; depths: readonly number[] }> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** Adam7's passes: first column, first row, step across, step down. */
const ADAM7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]]; // biome-ignore format: a table

/** Deflate's largest expansion, 1032 to 1, in pixels of one bit. */
const PIXELS_PER_BYTE = 8 * 1032;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly type: number;
  readonly samples: number;
  readonly interlaced: boolean;
}

/**
 * Decodes a PNG: grey, RGB, palette, with or without alpha (laid over white), 1 to 16 bits, interlaced or not. Every checksum is
 * checked and the picture must be exactly as long as its header says. (The `fast-png` package takes both on trust, and does not
 * decode interlaced pictures below 8 bits.)
 * @throws Error where the file is truncated, damaged or contradicts itself.
 */
export function decodePng(bytes: Uint8Array): Pixels {
  const chunks = pngChunks(bytes);
  const header = readHeader(chunks.IHDR);
  const { width, height, depth, samples } = header;
  const packed = chunks.IDAT;
  if (!packed) throw new RangeError("has no picture data");
  const frames = chunks.acTL?.length === 8 ? new ByteReader(chunks.acTL, false).uint32(0) : 1;
  if (frames > 1) throw new RangeError(`holds ${frames} pictures; a print is one picture: save each as a file of its own`);
  checkSize(width, height, packed.length, PIXELS_PER_BYTE);
  const passes = (header.interlaced ? ADAM7 : [[0, 0, 1, 1]])
    .map(([x, y, right, down]) => ({
      x,
      y,
      right,
      down,
      columns: Math.ceil((width - x) / right),
      rows: Math.ceil((height - y) / down),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map((pass) => ({ ...pass, lineBytes: Math.ceil((pass.columns * samples * depth) / 8) }));
  const length = passes.reduce((sum, { rows, lineBytes }) => sum + rows * (lineBytes + 1), 0);
  const lines = inflate(packed, length);
  if (lines.length !== length)
    throw new RangeError(`holds ${lines.length} bytes of picture; ${width}×${height} pixels need ${length}`);

  const gray = toGray(header, chunks);
  const data = new Float32Array(width * height);
  let offset = 0;
  for (const { x, y, right, down, columns, rows, lineBytes } of passes) {
    const part = lines.subarray(offset, offset + rows * (lineBytes + 1));
    unfilterPng(part, rows, lineBytes, Math.max(1, (samples * depth) / 8));
    for (let row = 0; row < rows; row++) {
      const line = part.subarray(row * (lineBytes + 1) + 1, (row + 1) * (lineBytes + 1));
      for (let column = 0; column < columns; column++) {
        data[(y + row * down) * width + x + column * right] = gray(line, column);
      }
    }
    offset += part.length;
  }
  return { width, height, data };
}

function readHeader(chunk: Uint8Array | undefined): Header {
  if (chunk?.length !== 13) throw new RangeError("has no header of 13 bytes");
  const reader = new ByteReader(chunk, false);
  const [depth, type, compression, filter, interlace] = reader.slice(8, 5);
  const kind = COLOUR_TYPES[type];
  if (!kind?.depths.includes(depth)) throw new RangeError(`colour type ${type} of ${depth} bits does not exist`);
  if (compression !== 0 || filter !== 0 || interlace > 1) {
    throw new RangeError(`compression ${compression}, filter ${filter}, interlace ${interlace} do not exist together`);
  }
  const { samples } = kind;
  return { width: reader.uint32(0), height: reader.uint32(4), depth, type, samples, interlaced: interlace === 1 };
}

/** The function that gives the grey value, over white, of a line's pixel. */
function toGray(header: Header, chunks: PngChunks): (line: Uint8Array, column: number) => number {
  const { depth, type, samples } = header;
  const white = 2 ** depth - 1;
  const sample = (line: Uint8Array, i: number): number => {
    if (depth === 8) return line[i];
    if (depth === 16) return line[2 * i] * 256 + line[2 * i + 1];
    return (line[(i * depth) >> 3] >> (8 - depth - ((i * depth) & 7))) & white;
  };
  const transparent = chunks.tRNS;
  if (type === 3) {
    const colours = chunks.PLTE ?? new Uint8Array(0);
    const table = Array.from({ length: Math.floor(colours.length / 3) }, (_, i) =>
      overWhite(luma(colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]), (transparent?.[i] ?? 255) / 255),
    );
    return (line, column) => {
      const value = table[sample(line, column)];
      if (value === undefined) throw new RangeError(`uses colour ${sample(line, column)}; the palette has ${table.length}`);
      return value;
    };
  }
  const colour = samples >= 3;
  const alpha = samples === 2 || samples === 4;
  // The one colour, of 16-bit samples, that tRNS declares transparent where there is no alpha.
  const clear =
    !alpha && transparent?.length === 2 * samples
      ? Uint16Array.from({ length: samples }, (_, i) => new ByteReader(transparent, false).uint16(2 * i))
      : undefined;
  const isClear = (line: Uint8Array, at: number): boolean => {
    for (let i = 0; i < samples; i++) if (sample(line, at + i) !== clear![i]) return false;
    return true;
  };
  return (line, column) => {
    const at = column * samples;
    const red = sample(line, at);
    const value = (colour ? luma(red, sample(line, at + 1), sample(line, at + 2)) : red) * (depth === 8 ? 1 : 255 / white);
    if (alpha) return overWhite(value, sample(line, at + samples - 1) / white);
    return clear && isClear(line, at) ? 255 : value;
  };
}
