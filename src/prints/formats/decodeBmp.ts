import { ByteReader } from "./byteReader.js";
import { checkSize, type Decoded, luma } from "./decoded.js";

/**
 * Decodes a BMP of 8 bits (with its palette), 24 or 32 bits, unpacked, stored upwards or downwards; 32 bits also with byte-wide
 * masks. A fourth byte is not taken for opacity, which most writers leave zero. (The `fast-bmp` package ignores palettes and rows
 * stored downwards.)
 * @throws RangeError where the file is truncated, contradicts itself, or is of another kind.
 */
export function decodeBmp(bytes: Uint8Array): Decoded {
  const reader = new ByteReader(bytes, true);
  const pixels = reader.uint32(10);
  const header = reader.uint32(14);
  const old = header === 12;
  if (!old && (header < 40 || header > 1024))
    throw new RangeError(`has a header of ${header} bytes; 12, or 40 and more, are read`);
  const width = old ? reader.uint16(18) : reader.int32(18);
  const signedHeight = old ? reader.uint16(20) : reader.int32(22);
  const height = Math.abs(signedHeight);
  const depth = reader.uint16(old ? 24 : 28);
  const compression = old ? 0 : reader.uint32(30);
  if (depth !== 8 && depth !== 24 && depth !== 32) throw new RangeError(`${depth} bits a pixel are not read; 8, 24 and 32 are`);
  if (compression !== 0 && !(depth === 32 && (compression === 3 || compression === 6))) {
    throw new RangeError(`compression ${compression} at ${depth} bits a pixel is not read; only unpacked pixels are`);
  }
  checkSize(width, height, bytes.length, 8 / depth);

  const stride = 4 * Math.ceil((width * depth) / 32);
  const rows = reader.slice(pixels, stride * height);
  const gray = depth === 8 ? palette(reader, header, pixels) : undefined;
  const [red, green, blue] = compression === 0 ? [2, 1, 0] : [54, 58, 62].map((at) => byteOfMask(reader.uint32(at)));
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (signedHeight < 0 ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x++) {
      const at = from + (x * depth) / 8;
      const value = gray ? gray[rows[at]] : luma(rows[at + red], rows[at + green], rows[at + blue]);
      if (value === undefined) throw new RangeError(`pixel (${x}, ${y}) has colour ${rows[at]}; the palette has ${gray?.length}`);
      data[y * width + x] = value;
    }
  }
  const perMetre = old ? 0 : reader.int32(38);
  return { width, height, data, dpi: perMetre > 0 ? perMetre * 0.0254 : undefined };
}

/** Grey values of the palette, which stands between the header and the pixels. */
function palette(reader: ByteReader, header: number, pixels: number): number[] {
  const size = header === 12 ? 3 : 4;
  const stated = header === 12 ? 0 : reader.uint32(46);
  const room = Math.floor((pixels - 14 - header) / size);
  const count = Math.min(stated || 256, room);
  if (count < 1 || (stated || 256) > 256) throw new RangeError("has no palette that fits between its header and its pixels");
  const colours = reader.slice(14 + header, count * size);
  return Array.from({ length: count }, (_, i) => luma(colours[size * i + 2], colours[size * i + 1], colours[size * i]));
}

function byteOfMask(mask: number): number {
  const index = [0xff, 0xff00, 0xff0000, 0xff000000].indexOf(mask);
  if (index < 0) throw new RangeError(`the colour mask ${mask.toString(16).padStart(8, "0")} is not one byte wide`);
  return index;
}
