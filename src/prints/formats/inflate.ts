import { inflateSync } from "node:zlib";

/** Unpacks zlib data; throws a RangeError where it is damaged or holds more than `limit` bytes, before they are allocated. */
export function inflate(packed: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: limit });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const more = code === "ERR_BUFFER_TOO_LARGE";
    throw new RangeError(more ? `its packed data holds more than ${limit} bytes` : `its packed data is damaged: ${message}`, {
      cause,
    });
  }
}
