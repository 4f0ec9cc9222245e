import { ByteReader } from "./byteReader.js";
import { fullPage } from "./fullPage.js";
import { type Extra, grayOf } from "./grayOf.js";
import { inflate } from "./inflate.js";
import { checkSize, MAX_PIXELS, type Pixels } from "./pixels.js";
import { type Directory, tiffDirectories } from "./tiffDirectories.js";
import { vipsPixels } from "./vipsPixels.js";

const WIDTH = 256;
const HEIGHT = 257;
const BITS = 258;
const COMPRESSION = 259;
const PHOTOMETRIC = 262;
const STRIP_OFFSETS = 273;
const SAMPLES = 277;
const ROWS_PER_STRIP = 278;
const STRIP_BYTES = 279;
const PLANAR = 284;
const TILE_WIDTH = 322;
const TILE_HEIGHT = 323;
const TILE_OFFSETS = 324;
const TILE_BYTES = 325;
const EXTRA_SAMPLES = 338;
const SAMPLE_FORMAT = 339;

/** The compressions that are read, and how many pixels of one bit a packed byte can stand for (CCITT's know no limit). */
const EXPANSION: Readonly<Record<number, number>> = {
  1: 8, // none
  2: Number.POSITIVE_INFINITY, // CCITT: runs of a row
  3: Number.POSITIVE_INFINITY, // CCITT group 3
  4: Number.POSITIVE_INFINITY, // CCITT group 4
  5: 8 * 4096, // LZW
  7: 512, // JPEG
  8: 8 * 1032, // deflate
  32773: 8 * 64, // PackBits
  32946: 8 * 1032, // deflate, by its older number
};

/** Pixels of all strips or tiles, those beyond the picture's edges among them. */
const MAX_PADDED = 4 * MAX_PIXELS;

/** Names of compressions that are not read, for errors. */
const UNREAD: Readonly<Record<number, string>> = {
  6: "JPEG in its old form",
  34712: "JPEG 2000",
  34887: "LERC",
  34925: "LZMA",
  50000: "ZSTD",
  50001: "WebP",
  50002: "JPEG XL",
};

/** What each photometric interpretation is, and the bits a sample that are read of it. */
const KINDS: Readonly<Record<number, { name: string; samples: number; bits: readonly number[] }>> = {
  0: { name: "grey, white at 0", samples: 1, bits: [1, 2, 4, 8, 16] },
  1: { name: "grey, black at 0", samples: 1, bits: [1, 2, 4, 8, 16] },
  2: { name: "RGB", samples: 3, bits: [8, 16] },
  3: { name: "a palette", samples: 1, bits: [1, 2, 4, 8] },
  6: { name: "YCbCr", samples: 3, bits: [8] },
};

/** What an extra sample means by TIFF's number: nothing that is stated, opacity already multiplied in, opacity. */
const EXTRAS: readonly Extra[] = ["unknown", "opacity", "opacity"];

/**
 * Decodes the one full page of a TIFF 6.0 or BigTIFF with libtiff: grey (either polarity) of 1 to 16 bits, palette, RGB or YCbCr, with
 * or without opacity, in strips or tiles, as `EXPANSION` says packed. What libtiff takes on trust (that all strips or tiles are there)
 * or reads in one of two ways (floating-point samples, whose white may be 1 or 255) is checked first.
 * @throws RangeError where the file is truncated, contradicts itself, or is of another kind.
 */
export async function decodeTiff(bytes: Uint8Array): Promise<Pixels> {
  const directories = tiffDirectories(bytes);
  const page = fullPage(directories);
  const tag = directories[page];
  const layout = readLayout(tag, bytes.length);
  checkParts(tag, layout, new ByteReader(bytes, true));
  const { width, height, bits, photometric, extra } = layout;
  // libvips drops the opacity of grey pictures where grey is asked for.
  const colour = photometric <= 1 && extra === "none" ? "grey" : "rgb";
  const samples = await vipsPixels(bytes, { page, colour, bits: bits === 16 ? 16 : 8 });
  if (samples.width !== width || samples.height !== height) {
    throw new RangeError(`unpacks to ${samples.width}×${samples.height} pixels; its directory claims ${width}×${height}`);
  }
  return { width, height, data: grayOf(samples, extra) };
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly samples: number;
  readonly photometric: number;
  readonly compression: number;
  readonly separate: boolean;
  readonly tiled: boolean;
  readonly extra: Extra;
}

function readLayout(tag: Directory, fileLength: number): Layout {
  const one = (id: number, fallback?: number): number => {
    const value = tag(id)?.[0] ?? fallback;
    if (value === undefined) throw new RangeError(`its directory lacks tag ${id}`);
    return value;
  };
  const [width, height] = [one(WIDTH), one(HEIGHT)];
  const compression = one(COMPRESSION, 1);
  if (!(compression in EXPANSION)) {
    const name = UNREAD[compression] ?? `compression ${compression}`;
    throw new RangeError(`is packed by ${name}, which is not read; save it unpacked or packed by LZW, deflate, JPEG or CCITT`);
  }
  const photometric = one(PHOTOMETRIC);
  const kind = KINDS[photometric];
  if (photometric === 5) throw new RangeError("is CMYK, whose grey depends on the inks; save it as grey or RGB");
  if (!kind) throw new RangeError(`photometric interpretation ${photometric} is not read; save it as grey or RGB`);
  const bits = one(BITS, 1);
  for (const format of tag(SAMPLE_FORMAT) ?? [1]) {
    if (format === 3) throw new RangeError("has floating-point samples, whose white may be 1 or 255; save it with 8 or 16 bits");
    if (format !== 1 && format !== 4)
      throw new RangeError("has signed samples, whose black is not stated; save it with 8 or 16 bits");
  }
  const depths = tag(BITS) ?? [];
  if (depths.some((depth) => depth !== bits))
    throw new RangeError(`has samples of ${depths.join(", ")} bits; all must have the same`);
  if (!kind.bits.includes(bits)) {
    throw new RangeError(`${bits} bits a sample are not read as ${kind.name}; ${kind.bits.join(", ")} are`);
  }
  if (photometric === 6 && compression !== 7)
    throw new RangeError("is YCbCr that JPEG has not packed, which is not read; save it as RGB");
  const samples = one(SAMPLES, 1);
  const extras = samples - kind.samples;
  if (extras !== 0 && extras !== 1) {
    throw new RangeError(`has ${samples} samples a pixel; ${kind.name} has ${kind.samples}, and one more for opacity`);
  }
  const extra = extras === 0 ? "none" : (EXTRAS[one(EXTRA_SAMPLES, 0)] ?? "unknown");
  checkSize(width, height, fileLength, EXPANSION[compression]);
  const [separate, tiled] = [samples > 1 && one(PLANAR, 1) === 2, tag(TILE_WIDTH) !== undefined];
  if (separate && tiled)
    throw new RangeError("has tiles of separate planes, which are not read; save it with one plane or in strips");
  return { width, height, bits, samples, photometric, compression, separate, tiled, extra };
}

/** That every strip or tile is recorded, lies in the file and, where it is not packed, is as long as its pixels. */
function checkParts(tag: Directory, layout: Layout, reader: ByteReader): void {
  const { width, height, bits, samples, compression, separate, tiled } = layout;
  const what = tiled ? "tile" : "strip";
  const partWidth = tiled ? (tag(TILE_WIDTH)?.[0] ?? 0) : width;
  const partHeight = tiled ? (tag(TILE_HEIGHT)?.[0] ?? 0) : Math.min(tag(ROWS_PER_STRIP)?.[0] ?? height, height);
  if (partWidth < 1 || partHeight < 1 || partWidth * partHeight > MAX_PIXELS)
    throw new RangeError(`claims ${what}s of ${partWidth}×${partHeight} pixels`);
  const planes = separate ? samples : 1;
  const down = Math.ceil(height / partHeight);
  const needed = planes * down * Math.ceil(width / partWidth);
  if (needed * partWidth * partHeight > planes * MAX_PADDED)
    throw new RangeError(`claims ${needed} ${what}s of ${partWidth}×${partHeight} pixels for ${width}×${height}`);
  const row = Math.ceil((partWidth * bits * (samples / planes)) / 8);
  const offsets = tag(tiled ? TILE_OFFSETS : STRIP_OFFSETS) ?? [];
  const counts = tag(tiled ? TILE_BYTES : STRIP_BYTES) ?? (needed === 1 && compression === 1 ? [row * height] : []);
  const recorded = Math.min(offsets.length, counts.length);
  if (recorded < needed) throw new RangeError(`has ${recorded} ${what}s; its ${width}×${height} pixels need ${needed}`);
  for (let i = 0; i < needed; i++) {
    reader.slice(offsets[i], counts[i]);
    // libtiff does not look at their checksum.
    if (compression === 8 || compression === 32946) inflate(reader.slice(offsets[i], counts[i]), partHeight * row);
    const rows = tiled ? partHeight : Math.min(partHeight, height - (i % down) * partHeight);
    if (compression === 1 && counts[i] < rows * row) {
      throw new RangeError(`${what} ${i} holds ${counts[i]} bytes; ${rows * row} are needed`);
    }
  }
}
