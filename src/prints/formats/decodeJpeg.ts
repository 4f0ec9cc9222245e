import { decode } from "jpeg-js";
import { ByteReader } from "./byteReader.js";
import { checkSize, type Decoded, luma } from "./decoded.js";

/** Fewest bits that a block of 8×8 pixels takes is one, in the first scan of a progressive file. */
const PIXELS_PER_BYTE = 512;

/**
 * Decodes a JPEG (baseline or progressive, grey or colour) with `jpeg-js`, told to forgive nothing; what it takes on trust, the
 * size in the header and the presence of the end marker, is checked first.
 * @throws Error where the file is truncated, contradicts itself, or is of another kind.
 */
export function decodeJpeg(bytes: Uint8Array): Decoded {
  const { width, height, dpi } = readHeader(bytes);
  checkSize(width, height, bytes.length, PIXELS_PER_BYTE);
  const rgba = unpack(bytes);
  const data = Float32Array.from({ length: width * height }, (_, i) => luma(rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2]));
  return { width, height, data, dpi };
}

/** Four bytes a pixel: red, green, blue and 255. */
function unpack(bytes: Uint8Array): Uint8Array {
  try {
    return decode(bytes, { useTArray: true, tolerantDecoding: false, maxMemoryUsageInMB: 1024 }).data;
  } catch (cause) {
    // jpeg-js runs into undefined where a scan names a component or a table that was never defined.
    if (cause instanceof TypeError) throw new RangeError("a scan names a component or a table that is not defined", { cause });
    throw cause;
  }
}

/** Walks the segments up to the first scan: size from the frame header, resolution from JFIF; and looks for the end marker. */
function readHeader(bytes: Uint8Array): { width: number; height: number; dpi?: number } {
  const reader = new ByteReader(bytes, false);
  let size: { width: number; height: number } | undefined;
  let dpi: number | undefined;
  for (let at = 2; ; ) {
    while (reader.uint8(at) === 0xff && reader.uint8(at + 1) === 0xff) at++; // fill bytes before a marker
    const marker = reader.uint16(at);
    const length = reader.uint16(at + 2);
    if (marker < 0xffc0 || length < 2) throw new RangeError(`has no marker segment at byte ${at}`);
    if (marker === 0xffda) {
      if (!size) throw new RangeError("has no frame header before its first scan");
      // Inside a scan 0xFF is followed by 0 or a restart marker, so FF D9 is the end and nothing else.
      if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(Buffer.of(0xff, 0xd9)) < at) {
        throw new RangeError("has no end marker: it is truncated");
      }
      return { ...size, dpi };
    }
    const segment = reader.slice(at + 4, length - 2);
    if (marker === 0xffe0 && length >= 16 && Buffer.from(segment.subarray(0, 5)).toString("latin1") === "JFIF\0") {
      const density = reader.uint16(at + 12);
      dpi = segment[7] === 1 ? density : segment[7] === 2 ? density * 2.54 : undefined;
    } else if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      size = { height: reader.uint16(at + 5), width: reader.uint16(at + 7) };
    }
    at += 2 + length;
  }
}
