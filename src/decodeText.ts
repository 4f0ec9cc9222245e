import { isUtf8 } from "node:buffer";
import { textEncoding } from "./textEncoding.js";

const BINARY = "must be text; got NUL characters, which binary files have";

/**
 * The text of a file that a user brings: UTF-8, or UTF-16 of either byte order as Excel, Notepad and PowerShell write it, with or
 * without a byte order mark, which is left out.
 *
 * @param name the file, for messages.
 * @throws Error of one line that names the file, and the line where that is known, for bytes that are no such text.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  return lineDecoder(bytes, name)(bytes, 1, true);
}

/**
 * Decodes a file by pieces of whole lines.
 * @param head how the file begins, of which the encoding is told.
 * @returns the text of the next piece; `line` is the number of its first line, from 1, and `last` says that nothing follows.
 */
export function lineDecoder(head: Uint8Array, name: string): (bytes: Uint8Array, line: number, last: boolean) => string {
  const decoder = new TextDecoder(textEncoding(head), { fatal: true });
  return (bytes, line, last) => {
    let text: string;
    try {
      text = decoder.decode(bytes, { stream: !last });
    } catch {
      if (decoder.encoding !== "utf-8") throw new Error(`${name}: cut or damaged, must be whole UTF-16 text`);
      if (head.includes(0) || bytes.includes(0)) throw new Error(`${name}: ${BINARY}`);
      const bad = line + linesBeforeBad(bytes);
      throw new Error(`${name} line ${bad}: must be UTF-8 text; got bytes of another encoding: save the file as UTF-8`);
    }
    if (text.includes("\0")) throw new Error(`${name}: ${BINARY}`);
    return text;
  };
}

/** How many lines stand above the first that is not UTF-8; "\n", "\r\n" and "\r" end one. */
function linesBeforeBad(bytes: Uint8Array): number {
  // As Latin-1, a character a byte: no byte of a longer character of UTF-8 is an end of line.
  const lines = Buffer.from(bytes)
    .toString("latin1")
    .split(/\r\n?|\n/);
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, "latin1")));
}
