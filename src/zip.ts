import { deflateRawSync } from "node:zlib";
import { crc32 } from "./crc32.js";

/** A file of an archive. */
export interface ZipEntry {
  /** Path with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first day that the format knows, so that the same files are the same archive: 1 January 1980. */
const DAY = 0x21;
/** Names are UTF-8. */
const FLAGS = 0x800;
const DEFLATED = 8;
const VERSION = 20;
/** Files and bytes that the format's first form holds. */
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffffffff;

/**
 * A ZIP archive (PKWARE's APPNOTE.TXT 6.3, without ZIP64), its files compressed by DEFLATE, all of one fixed date.
 *
 * @throws RangeError where there are more than 65,535 files or 4 GiB
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  if (entries.length > MOST_FILES) throw new RangeError(`zip: at most ${MOST_FILES} files; got ${entries.length}`);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name, "utf8");
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(FLAGS, 2);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt16LE(DAY, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, title, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, rest, title]));
    parts.push(local);
    at += local.length;
    if (at > MOST_BYTES) throw new RangeError("zip: more than 4 GiB");
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, Buffer.from("PK\x05\x06", "latin1"), end]);
}
