import { isUtf8 } from "node:buffer";
import { textEncoding } from "./textEncoding.js";

/**
 * The text of a file that a user brings: UTF-8, with or without a byte order mark, or UTF-16 of either byte order with one, as Excel
 * and Notepad write it. The mark is left out.
 *
 * @param name the file, for messages.
 * @throws Error of one line that names the file, and the line where that is known, for bytes that are no such text.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = textEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(
      encoding === "utf-8" ? notUtf8(name, firstBadLine(bytes)) : `${name}: cut or damaged, must be whole UTF-16 text`,
    );
  }
  if (text.includes("\0")) throw new Error(noText(name));
  return text;
}

/** What is said of a file with other bytes than UTF-8 allows. */
export function notUtf8(name: string, line: number): string {
  return `${name} line ${line}: must be UTF-8 text; got bytes of another encoding: save the file as UTF-8`;
}

/** What is said of a file with NUL characters. */
export function noText(name: string): string {
  return `${name}: must be text; got NUL characters, which binary files have, and UTF-16 without a byte order mark: save it as UTF-8`;
}

/** The first line, from 1, that is not UTF-8. */
export function firstBadLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
