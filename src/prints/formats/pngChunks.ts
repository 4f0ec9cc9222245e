import { crc32 } from "../../crc32.js";
import { ByteReader } from "./byteReader.js";

/** The first chunk of each type, by type (of text, by `iTXt KEYWORD`); those of IDAT are joined. */
export type PngChunks = Readonly<Record<string, Uint8Array | undefined>>;

/**
 * The chunks of a PNG up to IEND.
 * @param pixels whether IDAT is wanted; where not, its checksums are not looked at. Default: true.
 * @throws RangeError where the file is truncated or a chunk fails its checksum.
 */
export function pngChunks(bytes: Uint8Array, pixels = true): PngChunks {
  const reader = new ByteReader(bytes, false);
  if (reader.uint32(0) !== 0x89504e47 || reader.uint32(4) !== 0x0d0a1a0a) throw new RangeError("has a damaged signature");
  const chunks: Record<string, Uint8Array | undefined> = {};
  const parts: Uint8Array[] = [];
  for (let at = 8; ; ) {
    const length = reader.uint32(at);
    const body = reader.slice(at + 4, length + 4);
    const type = Buffer.from(body.subarray(0, 4)).toString("latin1");
    if (!/^[A-Za-z]{4}$/.test(type)) throw new RangeError(`has no chunk at byte ${at}`);
    const wanted = pixels || type !== "IDAT";
    if (wanted && reader.uint32(at + 8 + length) !== crc32(body))
      throw new RangeError(`chunk ${type} at byte ${at} fails its checksum`);
    if (type === "IEND") break;
    if (type === "IDAT") parts.push(body.subarray(4));
    else chunks[type === "iTXt" ? `iTXt ${keyword(body.subarray(4))}` : type] ??= body.subarray(4);
    at += 12 + length;
  }
  if (pixels && parts.length > 0) chunks.IDAT = Buffer.concat(parts);
  return chunks;
}

/** What stands before the first zero, at most 79 characters long. */
function keyword(text: Uint8Array): string {
  return Buffer.from(text.subarray(0, 80)).toString("latin1").split("\0")[0];
}
