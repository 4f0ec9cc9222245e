import { ByteReader } from "./byteReader.js";

/**
 * A directory of a TIFF or of EXIF: the values of a tag, read only when asked for; undefined where the directory lacks it.
 * `kind` says whether they must be whole numbers from 0 on (the default), or may be any: a RangeError is thrown for another type.
 */
export type Directory = (tag: number, kind?: "whole" | "real") => number[] | undefined;

interface Type {
  readonly name: string;
  readonly kind: "whole" | "real" | "bytes";
  readonly size: number;
  readonly read: (reader: ByteReader, at: number) => number;
}

/** The types of TIFF 6.0 and BigTIFF by their numbers. */
const TYPES: Readonly<Record<number, Type>> = {
  1: { name: "BYTE", kind: "whole", size: 1, read: (reader, at) => reader.uint8(at) },
  2: { name: "ASCII", kind: "bytes", size: 1, read: (reader, at) => reader.uint8(at) },
  3: { name: "SHORT", kind: "whole", size: 2, read: (reader, at) => reader.uint16(at) },
  4: { name: "LONG", kind: "whole", size: 4, read: (reader, at) => reader.uint32(at) },
  5: { name: "RATIONAL", kind: "real", size: 8, read: (reader, at) => reader.uint32(at) / reader.uint32(at + 4) },
  6: { name: "SBYTE", kind: "real", size: 1, read: (reader, at) => (reader.uint8(at) << 24) >> 24 },
  7: { name: "UNDEFINED", kind: "bytes", size: 1, read: (reader, at) => reader.uint8(at) },
  8: { name: "SSHORT", kind: "real", size: 2, read: (reader, at) => (reader.uint16(at) << 16) >> 16 },
  9: { name: "SLONG", kind: "real", size: 4, read: (reader, at) => reader.int32(at) },
  10: { name: "SRATIONAL", kind: "real", size: 8, read: (reader, at) => reader.int32(at) / reader.int32(at + 4) },
  11: { name: "FLOAT", kind: "real", size: 4, read: (reader, at) => reader.float32(at) },
  12: { name: "DOUBLE", kind: "real", size: 8, read: (reader, at) => reader.float64(at) },
  13: { name: "IFD", kind: "whole", size: 4, read: (reader, at) => reader.uint32(at) },
  16: { name: "LONG8", kind: "whole", size: 8, read: (reader, at) => reader.uint64(at) },
  18: { name: "IFD8", kind: "whole", size: 8, read: (reader, at) => reader.uint64(at) },
};

/** More directories than any scanner writes. */
const MAX_DIRECTORIES = 1000;

/**
 * The directories of a TIFF 6.0 or BigTIFF, in the order of their chain.
 * @throws RangeError where the file ends before them, or where their chain runs in a circle.
 */
export function tiffDirectories(bytes: Uint8Array): Directory[] {
  const reader = new ByteReader(bytes, bytes[0] === 0x49);
  const big = reader.uint16(2) === 43;
  if (big && reader.uint16(4) !== 8) throw new RangeError("is a BigTIFF whose offsets are not 8 bytes long");
  const offset = big ? reader.uint64.bind(reader) : reader.uint32.bind(reader);
  const [countSize, entrySize, offsetSize] = big ? [8, 20, 8] : [2, 12, 4];
  const directories: Directory[] = [];
  const seen = new Set<number>();
  for (let at = offset(big ? 8 : 4); at !== 0; ) {
    if (seen.has(at) || seen.size === MAX_DIRECTORIES) throw new RangeError("its directories follow each other in a circle");
    seen.add(at);
    const count = big ? reader.uint64(at) : reader.uint16(at);
    const entries = at + countSize;
    reader.slice(entries, count * entrySize);
    directories.push(directory(reader, entries, count, entrySize, offsetSize));
    const next = entries + count * entrySize;
    // The four zeros after the last directory are missing from some files, and no pixel with them.
    at = next + offsetSize <= bytes.length ? offset(next) : 0;
  }
  if (directories.length === 0) throw new RangeError("has no directory");
  return directories;
}

function directory(reader: ByteReader, from: number, count: number, entrySize: number, offsetSize: number): Directory {
  const entries = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const entry = from + i * entrySize;
    if (!entries.has(reader.uint16(entry))) entries.set(reader.uint16(entry), entry);
  }
  const wide = offsetSize === 8;
  return (tag, kind = "whole") => {
    const entry = entries.get(tag);
    if (entry === undefined) return undefined;
    const type = TYPES[reader.uint16(entry + 2)];
    if (!type) throw new RangeError(`tag ${tag} is of the unknown type ${reader.uint16(entry + 2)}`);
    if (type.kind === "bytes" || (kind === "whole" && type.kind !== "whole")) {
      const right = kind === "whole" ? "whole numbers, such as SHORT or LONG" : "numbers, such as RATIONAL";
      throw new RangeError(`tag ${tag} must be of a type of ${right}; got ${type.name}`);
    }
    const length = wide ? reader.uint64(entry + 4) : reader.uint32(entry + 4);
    const value = entry + 4 + offsetSize;
    const inline = type.size * length <= offsetSize;
    const at = inline ? value : wide ? reader.uint64(value) : reader.uint32(value);
    reader.slice(at, type.size * length);
    return Array.from({ length }, (_, i) => type.read(reader, at + type.size * i));
  };
}
