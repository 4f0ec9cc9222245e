/** How a text file is stored. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding that the byte order mark at a file's beginning states; UTF-8 where there is none. */
export function textEncoding(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}
