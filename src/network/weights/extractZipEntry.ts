import { createReadStream, createWriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { crc32 } from "../../crc32.js";

/** Signatures, and lengths without what is of no fixed length (PKWARE's APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). */
const END = { signature: 0x06054b50, length: 22 };
const LISTED = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
/** The longest comment behind the end record. */
const COMMENT = 0xffff;
/** What stands where ZIP64's further record has the number. */
const ZIP64 = 0xffffffff;

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** where its local header begins */
  readonly at: number;
}

/**
 * Writes one file of a ZIP archive, stored or deflated, to `target`.
 * @throws Error of one line, with the archive's name, where it is cut short or damaged, has no such file, or packs it in another way.
 */
export async function extractZipEntry(archive: string, name: string, target: string): Promise<void> {
  const { method, crc, packed, size, start } = await locate(archive, name);
  let [found, code] = [0, 0];
  const check = new Transform({
    transform(bytes: Buffer, _, done) {
      found += bytes.length;
      code = crc32(bytes, code);
      done(found > size ? new Error("is longer than it is said to be") : null, bytes);
    },
  });
  const source = packed > 0 ? createReadStream(archive, { start, end: start + packed - 1 }) : [];
  const to = createWriteStream(target);
  try {
    await (method === 8 ? pipeline(source, createInflateRaw(), check, to) : pipeline(source, check, to));
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    throw syscall && code ? cause : new Error(`${archive}: its ${name} is damaged; copy it again`, { cause });
  }
  if (found !== size || code !== crc) throw new Error(`${archive}: its ${name} is damaged; copy it again`);
}

async function locate(archive: string, name: string): Promise<Entry & { start: number }> {
  const file = await open(archive, "r");
  try {
    const entry = await find(file, archive, name);
    const { signature, length } = LOCAL;
    const local = await readAt(file, entry.at, length);
    const start = entry.at + length + (local.length < length ? 0 : local.readUInt16LE(26) + local.readUInt16LE(28));
    if (local.length < length || local.readUInt32LE() !== signature || start + entry.packed > (await file.stat()).size) {
      throw new Error(`${archive}: is cut short or damaged; copy it again`);
    }
    return { ...entry, start };
  } finally {
    await file.close();
  }
}

/** The file's entry in the list at the archive's end. */
async function find(file: FileHandle, archive: string, name: string): Promise<Entry> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END.length - COMMENT), END.length + COMMENT);
  const end = tail.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + END.length > tail.length) throw new Error(`${archive}: is cut short; copy it again`);
  const [length, begin] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (begin === ZIP64) throw new Error(`${archive}: is a ZIP archive of more than 4 GB, which is not read`);
  const list = await readAt(file, begin, length);
  for (let at = 0; at + LISTED.length <= list.length && list.readUInt32LE(at) === LISTED.signature; ) {
    const [named, extra, comment] = [28, 30, 32].map((offset) => list.readUInt16LE(at + offset)) as [number, number, number];
    if (list.toString("utf8", at + LISTED.length, at + LISTED.length + named) === name) {
      const [crc, packed, size] = [16, 20, 24].map((offset) => list.readUInt32LE(at + offset)) as [number, number, number];
      const [flags, method, local] = [list.readUInt16LE(at + 8), list.readUInt16LE(at + 10), list.readUInt32LE(at + 42)];
      if ([packed, size, local].includes(ZIP64))
        throw new Error(`${archive}: its ${name} is of more than 4 GB, which is not read`);
      if (flags & 1) throw new Error(`${archive}: its ${name} is encrypted`);
      if (method !== 0 && method !== 8)
        throw new Error(`${archive}: its ${name} is neither stored nor deflated (ZIP method ${method})`);
      return { method, crc, packed, size, at: local };
    }
    at += LISTED.length + named + extra + comment;
  }
  throw new Error(`${archive}: is a ZIP archive without ${name}`);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
