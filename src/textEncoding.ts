/** How a text file is stored. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** A file's encoding, from its beginning: by the byte order mark, else by where the zero of a first ASCII character is, else UTF-8. */
export function textEncoding([a, b]: Uint8Array): TextEncoding {
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== undefined && b !== 0)) return "utf-16be";
  return "utf-8";
}
