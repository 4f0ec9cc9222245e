/**
 * Text of a file that a person wrote: UTF-8, or UTF-16 as Windows writes it, with or without a byte order mark.
 * @throws Error of one line, without the file's name, where the bytes are neither.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error("is neither UTF-8 nor UTF-16; save it as UTF-8", { cause });
  }
}

/** By the byte order mark, else by where the zeros of a first ASCII character are. */
function encodingOf([a, b]: Uint8Array): string {
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return "utf-16be";
  return "utf-8";
}
