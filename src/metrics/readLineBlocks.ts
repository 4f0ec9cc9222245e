import { closeSync, openSync, readSync } from "node:fs";
import { TextDecoder } from "node:util";
import { firstBadLine, noText, notUtf8 } from "../decodeText.js";
import { textEncoding } from "../textEncoding.js";

const CHUNK = 1 << 20;

/** Some whole lines of a text file. */
export interface LineBlock {
  /** Lines, each with "\n" at its end. */
  readonly text: string;
  /** The number of the first of them in the file, from 1. */
  readonly line: number;
}

/**
 * A text file as blocks of whole lines, a megabyte in memory at a time: UTF-8, or UTF-16 by its byte order mark, which is left out;
 * lines may end in "\n", "\r\n" or "\r".
 *
 * @throws Error of one line that names the file, and the line where that is known, for bytes that are no such text.
 */
export function* readLineBlocks(path: string): Generator<LineBlock> {
  let line = 1;
  let rest = "";
  for (const text of chunksOf(path)) {
    // A "\r" at the end may be half of a line's end.
    const cut = text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = rest + text.slice(0, cut);
    const unified = lines.includes("\r") ? lines.replaceAll(/\r\n?/g, "\n") : lines;
    const end = unified.lastIndexOf("\n") + 1;
    rest = unified.slice(end) + text.slice(cut);
    if (end === 0) continue;
    const block = { text: unified.slice(0, end), line };
    yield block;
    line += countLines(block.text);
  }
  if (rest !== "") yield { text: `${rest.replace(/\r$/, "")}\n`, line };
}

/** How many lines end in a text. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function* chunksOf(path: string): Generator<string> {
  const buffer = new Uint8Array(CHUNK);
  const handle = openSync(path, "r");
  try {
    let decoder: TextDecoder | undefined;
    let lines = 0;
    for (let size = CHUNK; size > 0; ) {
      size = readSync(handle, buffer, 0, CHUNK, null);
      const bytes = buffer.subarray(0, size);
      decoder ??= new TextDecoder(textEncoding(bytes), { fatal: true });
      let text: string;
      try {
        text = decoder.decode(bytes, { stream: size > 0 });
      } catch {
        if (decoder.encoding !== "utf-8") throw new Error(`${path}: cut or damaged, must be whole UTF-16 text`);
        throw new Error(notUtf8(path, lines + firstBadLine(bytes)));
      }
      if (text.includes("\0")) throw new Error(noText(path));
      lines += countLines(text);
      yield text;
    }
  } finally {
    closeSync(handle);
  }
}
