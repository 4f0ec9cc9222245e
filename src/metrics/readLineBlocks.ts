import { closeSync, openSync, readSync } from "node:fs";
import { lineDecoder } from "../decodeText.js";
import { type TextEncoding, textEncoding } from "../textEncoding.js";

const CHUNK = 1 << 20;

/** Some whole lines of a text file. */
export interface LineBlock {
  /** Lines, each with "\n" at its end. */
  readonly text: string;
  /** The number of the first of them in the file, from 1. */
  readonly line: number;
}

/**
 * A text file as blocks of whole lines, a megabyte in memory at a time, in an encoding that `decodeText` reads; lines may end in "\n",
 * "\r\n" or "\r".
 *
 * @throws Error of one line that names the file, and the line where that is known, for bytes that are no such text.
 */
export function* readLineBlocks(path: string): Generator<LineBlock> {
  const handle = openSync(path, "r");
  try {
    let more = read(handle);
    const encoding = textEncoding(more);
    const decode = lineDecoder(more, path);
    let rest: Buffer = Buffer.alloc(0);
    for (let line = 1, last = false; !last; more = read(handle)) {
      last = more.length === 0;
      const bytes = Buffer.concat([rest, more]);
      const end = last ? bytes.length : endOfLines(bytes, encoding);
      rest = bytes.subarray(end);
      const lines = decode(bytes.subarray(0, end), line, last).replaceAll(/\r\n?/g, "\n");
      if (lines === "") continue;
      const text = lines.endsWith("\n") ? lines : `${lines}\n`;
      yield { text, line };
      line += countLines(text);
    }
  } finally {
    closeSync(handle);
  }
}

/** How many lines end in a text. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** The next megabyte, of a pipe too, which gives it by and by; empty where nothing follows. */
function read(handle: number): Buffer {
  const buffer = Buffer.allocUnsafe(CHUNK);
  let length = 0;
  for (let more = -1; more !== 0 && length < CHUNK; length += more) {
    more = readSync(handle, buffer, length, CHUNK - length, null);
  }
  return buffer.subarray(0, length);
}

/** Where the last line ends that is all there; a "\r" that nothing follows yet may be half of a line's end. */
function endOfLines(bytes: Buffer, encoding: TextEncoding): number {
  const size = encoding === "utf-8" ? 1 : 2;
  const whole = bytes.length - (bytes.length % size);
  for (let at = whole - size; at >= 0; at -= size) {
    const unit = size === 1 ? bytes[at] : encoding === "utf-16le" ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
    if (unit === 0x0a || (unit === 0x0d && at + size < whole)) return at + size;
  }
  return 0;
}
