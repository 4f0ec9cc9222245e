import { directoryMetadata } from "./directoryMetadata.js";
import type { Metadata } from "./metadata.js";
import { tiffDirectories } from "./tiffDirectories.js";

/**
 * Resolution and orientation that EXIF states of the picture (not of its thumbnail, which is EXIF's second directory).
 * @param bytes EXIF from its TIFF header on.
 * @throws RangeError where it is damaged.
 */
export function exifMetadata(bytes: Uint8Array): Metadata {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these bytes are what EXIF starts with
    if (!/^(?:II\x2a\x00|MM\x00\x2a)/.test(Buffer.from(bytes.subarray(0, 4)).toString("latin1"))) {
      throw new RangeError("has no header");
    }
    return directoryMetadata(tiffDirectories(bytes)[0], "EXIF");
  } catch (cause) {
    throw new RangeError(`its EXIF data cannot be read: ${(cause as Error).message}`, { cause });
  }
}
